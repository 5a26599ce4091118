/** A project's TypeScript modules, for IntelliSense across files. */
import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import type { SourceFile } from '../contract/files'
import { isMadeFolder } from './made-folders'
import { toContractPath } from './safe-path'

const sourceFile = /\.[cm]?tsx?$/
/** A project with more than this has other uses than being read into a window. */
const MOST_FILES = 2000
const MOST_BYTES = 512 * 1024

/** Every module of the project, folders that programs made left out. */
export async function readSources(root: string): Promise<SourceFile[]> {
  const names: string[] = []
  await gather(root, names)
  const sources = await Promise.all(
    names.map(async (file) => {
      if ((await stat(file)).size > MOST_BYTES) return []
      return [{ path: toContractPath(root, file), text: await readFile(file, 'utf8') }]
    }),
  )
  return sources.flat()
}

async function gather(folder: string, names: string[]): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (names.length >= MOST_FILES) return
    const file = path.join(folder, entry.name)
    if (entry.isDirectory() && !isMadeFolder(entry.name)) await gather(file, names)
    else if (entry.isFile() && sourceFile.test(entry.name)) names.push(file)
  }
}
