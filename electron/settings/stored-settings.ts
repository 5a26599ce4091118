/** The file of the user's settings, whatever version wrote it. */
import { existsSync, renameSync } from 'node:fs'
import * as z from 'zod'
import { Settings } from '../contract/settings'
import { AppError, fileError } from '../errors'
import { readJson, writeJson } from './json-file'

/** Raised when a setting changes its meaning. */
const VERSION = 1

/** The first files had no version. */
const Stored = z.looseObject({ version: z.int().min(1).default(1) })

export class StoredSettings {
  constructor(private readonly file: string) {}

  /** Each setting that can be read; for the others the usual value. */
  read(): Settings {
    const stored: Record<string, unknown> = this.load() ?? {}
    const readable = Object.entries(Settings.shape).flatMap(([name, schema]) => {
      const value = schema.safeParse(stored[name])
      return value.success ? [[name, value.data] as const] : []
    })
    return Settings.parse(Object.fromEntries(readable))
  }

  /** Writes all settings. Throws an AppError where a newer version has written the file, which stays as it is. */
  write(settings: Settings): void {
    const stored = this.load()
    if (stored && stored.version > VERSION) {
      throw new AppError(
        'version-mismatch',
        `A newer version of Fission Control Center wrote the settings (${this.file}), so this one does not change them`,
        'Install the newest version, or move the file away.',
      )
    }
    if (!stored) this.putAside()
    writeJson(this.file, { version: VERSION, ...settings })
  }

  private load(): z.infer<typeof Stored> | undefined {
    return Stored.safeParse(readJson(this.file)).data
  }

  /** What somebody has written is kept, though nothing of it can be read. */
  private putAside(): void {
    if (!existsSync(this.file)) return
    try {
      renameSync(this.file, `${this.file}.unreadable`)
    } catch (error) {
      throw fileError(`Renaming ${this.file}`, error)
    }
  }
}
