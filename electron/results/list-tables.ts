/** The CSV files of a project. */
import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import type { TableFile } from '../contract/results'
import { CONFIG_FILES } from '../project/network-folder'
import { existsSync } from 'node:fs'
import { isHidden } from '../workspace/made-folders'

/** Enough for any project; a folder full of measurements is not to hold up the window. */
const MOST_FILES = 500
const MOST_DEPTH = 8

/** Those of runs first, the latest first. */
export async function listTables(root: string): Promise<TableFile[]> {
  const files: string[] = []
  await collect(root, '', files, 0)
  const found = await Promise.all(files.map((file) => describe(root, file)))
  const tables = found.filter((table) => table !== null)
  return tables.sort((a, b) => rank(a) - rank(b) || b.changedAt - a.changedAt)
}

async function collect(root: string, folder: string, files: string[], depth: number): Promise<void> {
  const entries = await readdir(path.join(root, folder), { withFileTypes: true })
  for (const entry of entries) {
    const name = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (files.length >= MOST_FILES || isHidden(entry.name)) continue
    if (entry.isFile() && /\.(csv|tsv)$/i.test(entry.name)) files.push(name)
    if (entry.isDirectory() && depth < MOST_DEPTH) await collect(root, name, files, depth + 1)
  }
}

/** Null for a file that is gone meanwhile. */
async function describe(root: string, file: string): Promise<TableFile | null> {
  try {
    const { size, mtimeMs } = await stat(path.join(root, file))
    return { path: file, bytes: size, changedAt: mtimeMs, from: originOf(root, file) }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

/** `<network>/local/<job id>/…`, `<network>/local/earlier/<time>/…` or `<network>/simulation/<job id>/…`. */
function originOf(root: string, file: string): TableFile['from'] {
  const [, network, place, within] = /^(.+?)\/(local|simulation)\/([^/]+)\//.exec(file) ?? []
  if (network === undefined) return null
  if (!CONFIG_FILES.some((name) => existsSync(path.join(root, network, name)))) return null
  if (within === 'earlier') return { network, kind: 'earlier' }
  return { network, kind: place === 'local' ? 'run' : 'simulation' }
}

function rank({ from }: TableFile): number {
  return from === null ? 2 : from.kind === 'earlier' ? 1 : 0
}
