// Writes build results so that a program running meanwhile sees the old file or the new one, never half of it.
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'

async function hasContents(file, contents) {
  try {
    return Buffer.from(contents).equals(await readFile(file))
  } catch (error) {
    if (error.code === 'ENOENT') return false
    throw error
  }
}

/** Puts `contents` at `file` in one step; an unchanged file is left alone. */
export async function replaceFile(file, contents, mode = 0o644) {
  if (await hasContents(file, contents)) return
  await mkdir(path.dirname(file), { recursive: true })
  const draft = `${file}.${process.pid}.tmp`
  await writeFile(draft, contents, { mode })
  await rename(draft, file)
}
