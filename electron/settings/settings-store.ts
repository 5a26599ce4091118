/** The user's settings and the windows' memory, on disk. */
import { rmSync } from 'node:fs'
import path from 'node:path'
import { Settings } from '../contract/settings'
import type { Tell } from '../host/handlers'
import { configFolder } from './config-folder'
import { readJson, writeJson } from './json-file'

export class SettingsStore {
  private current: Settings
  private readonly listeners: ((settings: Settings) => void)[] = []

  constructor(
    private readonly tell: Tell,
    private readonly folder = configFolder(),
  ) {
    const parsed = Settings.safeParse(readJson(this.settingsFile) ?? {})
    this.current = parsed.success ? parsed.data : Settings.parse({})
  }

  get settings(): Settings {
    return this.current
  }

  /** Hears of every change; windows are told anyway. */
  onDidChange(listener: (settings: Settings) => void): void {
    this.listeners.push(listener)
  }

  /** Changes some settings and tells every window. */
  update(changes: Partial<Settings>): Settings {
    this.current = { ...this.current, ...changes }
    writeJson(this.settingsFile, this.current)
    this.tell('settings/did-change', this.current)
    for (const listener of this.listeners) listener(this.current)
    return this.current
  }

  /** What was stored under a key; null when nothing was. */
  recall(key: string): unknown {
    return readJson(this.memoryFile(key)) ?? null
  }

  /** Stores a value; each key has a file of its own, so that two running apps do not overwrite each other's. */
  remember(key: string, value: unknown): void {
    if (value === null || value === undefined) rmSync(this.memoryFile(key), { force: true })
    else writeJson(this.memoryFile(key), value)
  }

  private get settingsFile(): string {
    return path.join(this.folder, 'settings.json')
  }

  private memoryFile(key: string): string {
    return path.join(this.folder, 'memory', `${encodeURIComponent(key)}.json`)
  }
}
