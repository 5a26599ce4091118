/** What an agent is made of, as one hash. Versions tell releases apart; this tells every build apart. */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Programs and Python modules, without what is made of them: source maps, and what Python leaves beside them. */
const BELONGS = /\.(cjs|py)$/

/**
 * SHA-256, hexadecimal, over names and contents of the agent, the job host and the Python package in a folder: equal
 * means the same build, wherever it lies.
 */
export async function buildHash(folder: string): Promise<string> {
  const names = (await namesIn(folder)).filter((name) => BELONGS.test(name)).sort()
  const contents = await Promise.all(names.map((name) => readFile(join(folder, name))))
  const hash = createHash('sha256')
  contents.forEach((content, index) => hash.update(`${names[index]}\0${content.length}\0`).update(content))
  return hash.digest('hex')
}

/** Every file below a folder; `readdir` itself descends only since Node 18.17. */
async function namesIn(folder: string, prefix = ''): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const lists = entries.map(async (entry): Promise<string[]> => {
    if (!entry.isDirectory()) return [`${prefix}${entry.name}`]
    return namesIn(join(folder, entry.name), `${prefix}${entry.name}/`)
  })
  return (await Promise.all(lists)).flat()
}
