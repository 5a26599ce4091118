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
  const names = await gather(root, sourceFile)
  const sources = await Promise.all(
    names.map(async (file) => {
      if ((await stat(file)).size > MOST_BYTES) return []
      return [{ path: toContractPath(root, file), text: await readFile(file, 'utf8') }]
    }),
  )
  return sources.flat()
}

/** Paths of the files that match, folders that programs made left out. */
export async function listModules(root: string, pattern: RegExp): Promise<string[]> {
  return (await gather(root, pattern)).map((file) => toContractPath(root, file))
}

async function gather(folder: string, pattern: RegExp, names: string[] = []): Promise<string[]> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (names.length >= MOST_FILES) break
    const file = path.join(folder, entry.name)
    if (entry.isDirectory() && !isMadeFolder(entry.name)) await gather(file, pattern, names)
    else if (entry.isFile() && pattern.test(entry.name)) names.push(file)
  }
  return names
}
