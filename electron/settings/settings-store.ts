/** The user's settings and the windows' memory, on disk. */
import { rmSync } from 'node:fs'
import path from 'node:path'
import type { Settings } from '../contract/settings'
import type { Tell } from '../host/handlers'
import { configFolder } from './config-folder'
import { readJson, writeJson } from './json-file'
import { StoredSettings } from './stored-settings'

export class SettingsStore {
  private readonly stored: StoredSettings
  private current: Settings
  private readonly listeners: ((settings: Settings) => void)[] = []

  constructor(
    private readonly tell: Tell,
    private readonly folder = configFolder(),
  ) {
    this.stored = new StoredSettings(path.join(folder, 'settings.json'))
    this.current = this.stored.read()
  }

  get settings(): Settings {
    return this.current
  }

  /** Hears of every change; windows are told anyway. */
  onDidChange(listener: (settings: Settings) => void): void {
    this.listeners.push(listener)
  }

  /** Changes some settings and tells every window. Throws an AppError when they cannot be kept. */
  update(changes: Partial<Settings>): Settings {
    const changed = { ...this.current, ...changes }
    this.stored.write(changed)
    this.current = changed
    this.tell('settings/did-change', this.current)
    for (const listener of this.listeners) listener(this.current)
    return this.current
  }

  /** What was stored under a key; null when nothing was. */
  recall(key: string): unknown {
    return readJson(this.memoryFile(key)) ?? null
  }

  /**
   * Stores a value; each key has a file of its own, so that two running apps do not overwrite each other's. What changes its
   * shape gets another key, so that versions do not either.
   */
  remember(key: string, value: unknown): void {
    if (value === null || value === undefined) rmSync(this.memoryFile(key), { force: true })
    else writeJson(this.memoryFile(key), value)
  }

  private memoryFile(key: string): string {
    return path.join(this.folder, 'memory', `${encodeURIComponent(key)}.json`)
  }
}
