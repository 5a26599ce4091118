/** Which functions of the app's shell have never been called, by what V8 has counted while the desktop app ran. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

interface Counted {
  url: string
  functions: { functionName: string; ranges: { startOffset: number; endOffset: number; count: number }[] }[]
}

/** As esbuild marks where each module's code begins. */
const marker = /^\/\/ ([\w./-]+\.[a-z]+)$/gm

/**
 * `FILE: NAME` of each function of `bundle` that no process has called, among the modules that `isMeant` takes.
 *
 * @param folder where V8 has written its counts, one file for each process (NODE_V8_COVERAGE)
 */
export function neverCalled(folder: string, bundle: string, isMeant: (module: string) => boolean): string[] {
  const code = readFileSync(bundle, 'utf8')
  const starts = [...code.matchAll(marker)].map(({ index, 1: module = '' }) => ({ index, module }))
  const moduleAt = (offset: number): string => starts.findLast(({ index }) => index <= offset)?.module ?? ''
  const calls = new Map<string, { name: string; count: number }>()
  for (const { functionName, ranges } of countsOf(folder, bundle)) {
    const [{ startOffset, endOffset, count }] = ranges as [(typeof ranges)[0]]
    const module = moduleAt(startOffset)
    if (!isMeant(module)) continue
    const words = functionName || code.slice(startOffset, endOffset).replaceAll(/\s+/g, ' ')
    const place = `${startOffset}-${endOffset}`
    calls.set(place, { name: `${module}: ${words}`, count: count + (calls.get(place)?.count ?? 0) })
  }
  return [...calls.values()].filter(({ count }) => count === 0).map(({ name }) => name)
}

function countsOf(folder: string, bundle: string): Counted['functions'] {
  const url = pathToFileURL(bundle).href
  return readdirSync(folder).flatMap((file) => {
    const { result } = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as { result: Counted[] }
    return result.filter((script) => script.url === url).flatMap(({ functions }) => functions)
  })
}
