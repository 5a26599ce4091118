/** Files of one project, as the window reads and writes them. */
import { existsSync } from 'node:fs'
import { access, constants, mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { FileEntry, SourceFile, TextFile } from '../contract/files'
import { AppError, fileError } from '../errors'
import { listEntries } from './list-entries'
import { withinRoot } from './safe-path'
import { listModules, readSources } from './source-files'

/** Larger files are no text that a person edits. */
const MOST_BYTES = 10 * 1024 * 1024

export class FileAccess {
  /** The last write of each file that is under way; two windows may save the same one at the same time. */
  private readonly writing = new Map<string, Promise<unknown>>()

  constructor(private readonly root: string) {}

  absolute(file: string): string {
    return withinRoot(this.root, file)
  }

  list(folder: string): Promise<FileEntry[]> {
    return this.perform(`Listing ${folder || 'the project'}`, () => listEntries(this.root, folder))
  }

  /** The project's own modules, for IntelliSense. */
  listSources(): Promise<SourceFile[]> {
    return this.perform('Reading the modules of the project', () => readSources(this.root))
  }

  /** Paths of the modules whose names match. */
  listModules(pattern: RegExp): Promise<string[]> {
    return this.perform('Listing the modules of the project', () => listModules(this.root, pattern))
  }

  readText(file: string): Promise<TextFile> {
    return this.perform(`Opening ${file}`, async () => {
      const absolute = this.absolute(file)
      const { size } = await stat(absolute)
      if (size > MOST_BYTES) throw tooLarge(file, size)
      const bytes = await readFile(absolute)
      return {
        text: decode(file, bytes),
        version: await versionOf(absolute),
        isReadOnly: !(await isWritable(absolute)),
      }
    })
  }

  writeText(file: string, text: string, version: string | null): Promise<{ version: string }> {
    return this.perform(`Saving ${file}`, async () => {
      const absolute = this.absolute(file)
      return this.afterOthers(absolute, async () => {
        if (version !== null && (await versionOf(absolute)) !== version) throw changedOnDisk(file)
        await writeFile(absolute, text)
        return { version: await versionOf(absolute) }
      })
    })
  }

  createFile(file: string): Promise<void> {
    return this.perform(`Creating ${file}`, async () => {
      const absolute = this.absolute(file)
      await mkdir(path.dirname(absolute), { recursive: true })
      await writeFile(absolute, '', { flag: 'wx' })
    })
  }

  createFolder(folder: string): Promise<void> {
    return this.perform(`Creating ${folder}`, () => mkdir(this.absolute(folder)))
  }

  rename(from: string, to: string): Promise<void> {
    return this.perform(`Renaming ${from} to ${to}`, async () => {
      const target = this.absolute(to)
      if (existsSync(target)) {
        throw new AppError('already-exists', `${to} exists already`, 'Choose another name.')
      }
      await mkdir(path.dirname(target), { recursive: true })
      await rename(this.absolute(from), target)
    })
  }

  private async afterOthers<T>(absolute: string, write: () => Promise<T>): Promise<T> {
    const before = this.writing.get(absolute) ?? Promise.resolve()
    const mine = before.then(write, write)
    this.writing.set(absolute, mine)
    try {
      return await mine
    } finally {
      if (this.writing.get(absolute) === mine) this.writing.delete(absolute)
    }
  }

  private async perform<T>(doing: string, task: () => Promise<T>): Promise<T> {
    try {
      return await task()
    } catch (error) {
      throw fileError(doing, error)
    }
  }
}

async function versionOf(absolute: string): Promise<string> {
  if (!existsSync(absolute)) return 'absent'
  const { mtimeMs, size } = await stat(absolute)
  return `${mtimeMs}-${size}`
}

async function isWritable(absolute: string): Promise<boolean> {
  return access(absolute, constants.W_OK).then(
    () => true,
    () => false,
  )
}

function decode(file: string, bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (error) {
    const hint = 'Only text in UTF-8 can be edited here; open it with a program for its kind.'
    throw new AppError('not-text', `${file} is not text in UTF-8`, hint, { cause: error })
  }
}

function tooLarge(file: string, size: number): AppError {
  const megabytes = Math.round(size / 1024 / 1024)
  return new AppError(
    'too-large',
    `${file} has ${megabytes} MB; the editor opens files up to 10 MB`,
    'Open it with another program.',
  )
}

function changedOnDisk(file: string): AppError {
  const hint = 'Compare both versions, then keep yours or take the one on disk.'
  return new AppError('changed-on-disk', `${file} has changed on disk since it was opened`, hint)
}
