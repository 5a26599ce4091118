/** Copies of folders that are made often: what has not changed since the last time is not copied again. */
import { constants, type Stats } from 'node:fs'
import { copyFile, mkdir, readdir, rm, stat, utimes } from 'node:fs/promises'
import path from 'node:path'

/** A file that was changed so shortly before it was copied may have been changed once more with the same time. */
const CLOCK_GRAIN_MS = 2000

/** Makes `to` what `from` is; links are followed. */
export async function mirrorFolder(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true })
  const [names, before] = await Promise.all([readdir(from), readdir(to)])
  const wanted = new Set(names)
  const left = before.filter((name) => !wanted.has(name))
  await Promise.all(left.map((name) => rm(path.join(to, name), { recursive: true, force: true })))
  await Promise.all(names.map((name) => mirror(path.join(from, name), path.join(to, name))))
}

async function mirror(from: string, to: string): Promise<void> {
  const [source, copy] = await Promise.all([stat(from), statOrNull(to)])
  if (copy && copy.isDirectory() !== source.isDirectory()) await rm(to, { recursive: true, force: true })
  if (source.isDirectory()) return mirrorFolder(from, to)
  if (!source.isFile() || (copy && isCopyOf(copy, source))) return
  await rm(to, { force: true })
  await copyFile(from, to, constants.COPYFILE_FICLONE)
  await utimes(to, source.atimeMs / 1000, source.mtimeMs / 1000)
}

/** The system notes each change of content, rights or place as the time of the last status change. */
function isCopyOf(copy: Stats, source: Stats): boolean {
  return (
    copy.size === source.size &&
    Math.abs(copy.mtimeMs - source.mtimeMs) < 1 &&
    copy.ctimeMs > source.ctimeMs + CLOCK_GRAIN_MS
  )
}

async function statOrNull(file: string): Promise<Stats | null> {
  try {
    return await stat(file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
