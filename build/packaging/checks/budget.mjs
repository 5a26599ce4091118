// How large things may get; whoever needs more changes the figure here, and says why.
import { readFileSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'

const MB = 1_000_000
const budgets = {
  'app.asar': 20 * MB,
  'fission/runtime': 130 * MB,
  'fission/dist': 34 * MB,
  'fission/node_modules': 18 * MB,
  'fission/resources': 6 * MB,
}

/** JavaScript, compressed, before the window shows itself; the editor comes after it. */
const INITIAL_BYTES = 400_000

function sizeOf(place) {
  if (!statSync(place).isDirectory()) return statSync(place).size
  return readdirSync(place, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(path.join(entry.parentPath, entry.name)).size, 0)
}

/** The scripts that index.html loads, with all that they import at once. */
function initialScripts(renderer) {
  const page = readFileSync(path.join(renderer, 'index.html'), 'utf8')
  const waiting = [...page.matchAll(/(?:src|href)="\.\/([^"]+\.js)"/g)].map(([, name]) => name)
  const found = new Set()
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name)) continue
    found.add(name)
    const source = readFileSync(path.join(renderer, name), 'utf8')
    const imports = source.matchAll(/(?:\bfrom|\bimport)\s*"(\.{1,2}\/[^"]+\.js)"/g)
    for (const [, other] of imports) waiting.push(path.posix.join(path.posix.dirname(name), other))
  }
  return [...found]
}

/** Bytes of the initial scripts as they would be sent. */
function initialBytes(renderer) {
  return initialScripts(renderer).reduce(
    (sum, name) => sum + gzipSync(readFileSync(path.join(renderer, name))).length,
    0,
  )
}

/** What is larger than it may be, one sentence each; `say` gets every figure. */
export function budgetProblems(resources, say) {
  const sizes = Object.entries(budgets).map(([name, most]) => [
    name,
    sizeOf(path.join(resources, name)),
    most,
  ])
  const first = [
    'scripts before the window shows, compressed',
    initialBytes(path.join(resources, 'fission/dist/renderer')),
    INITIAL_BYTES,
  ]
  return [...sizes, first].flatMap(([name, bytes, most]) => {
    const [is, may] = [bytes, most].map((size) => `${(size / MB).toFixed(2)} MB`)
    say(`  ${name}: ${is} of ${may}`)
    return bytes > most ? [`${name} has ${is}, and may have ${may}`] : []
  })
}
