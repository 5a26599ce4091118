/** `search.cjs`: a thread that searches a project; it is ended when nobody wants its answer any more. */
import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import type { SearchItem, SearchQuery } from '../contract/search'
import { isMadeFolder } from '../workspace/made-folders'
import { toContractPath } from '../workspace/safe-path'
import { expressionOf, findMatches } from './find-matches'

/** What the thread is started with. */
export interface SearchOrder {
  root: string
  query: SearchQuery
  unsaved: Record<string, string>
}

const MOST_BYTES = 5 * 1024 * 1024
const MOST_MATCHES = 5000

async function* filesOf(folder: string): AsyncGenerator<string> {
  const entries = await readdir(folder, { withFileTypes: true })
  for (const entry of entries.sort((a, b) => a.name.localeCompare(b.name))) {
    const file = path.join(folder, entry.name)
    if (entry.isDirectory() && !isMadeFolder(entry.name)) yield* filesOf(file)
    else if (entry.isFile()) yield file
  }
}

/** Null for what is no text, or too much of it. */
async function textOf(file: string): Promise<string | null> {
  if ((await stat(file)).size > MOST_BYTES) return null
  const bytes = await readFile(file)
  return bytes.includes(0) ? null : bytes.toString('utf8')
}

async function search(
  { root, query, unsaved }: SearchOrder,
  send: (item: SearchItem) => void,
): Promise<void> {
  const expression = expressionOf(query)
  const sum = { files: 0, skipped: 0, isCut: false }
  let left = MOST_MATCHES
  for await (const file of filesOf(root)) {
    const name = toContractPath(root, file)
    const text = Object.hasOwn(unsaved, name) ? unsaved[name]! : await textOf(file)
    if (text === null) {
      sum.skipped++
      continue
    }
    const matches = findMatches(text, expression, left + 1)
    if (matches.length === 0) continue
    sum.files++
    sum.isCut = matches.length > left
    send({ type: 'file', path: name, matches: matches.slice(0, left) })
    left -= matches.length
    if (left <= 0) break
  }
  send({ type: 'end', ...sum })
}

void search(workerData as SearchOrder, (item) => parentPort?.postMessage(item))
