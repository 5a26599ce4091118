/** From a place in a network's bundle to the place in the user's own file. */
import { readFileSync } from 'node:fs'
import { SourceMap, type SourceMapPayload } from 'node:module'

/** A place in the user's source: file relative to the project root with forward slashes, line and column from 1. */
export interface SourcePosition {
  file: string
  line: number
  column: number
}

/** Bundles that were loaded, with their maps once one was asked for; null: there is none. */
const bundles = new Map<string, SourceMap | null | undefined>()

/** Makes a bundle known; its map is expected beside it as `<bundle>.map` and read when it is first needed. */
export function registerBundle(file: string): void {
  bundles.set(file, undefined)
}

/** True for the file of a registered bundle. */
export function isBundle(file: string): boolean {
  return bundles.has(file)
}

/** The files of all registered bundles. */
export function bundleFiles(): readonly string[] {
  return [...bundles.keys()]
}

/** The user's place for a place in a bundle (both from 1), or undefined where no map knows it. */
export function originalPosition(file: string, line: number, column: number): SourcePosition | undefined {
  const entry = mapOf(file)?.findEntry(line - 1, column - 1)
  if (entry === undefined || !('originalSource' in entry)) return undefined
  return { file: entry.originalSource, line: entry.originalLine + 1, column: entry.originalColumn + 1 }
}

/** True for a file of the project itself, and not of an installed package or another folder. */
export function isOwnFile(file: string): boolean {
  return !file.startsWith('../') && !/(^|\/)node_modules\//.test(file)
}

function mapOf(file: string): SourceMap | null {
  const known = bundles.get(file)
  if (known !== undefined) return known
  const map = readMap(`${file}.map`)
  bundles.set(file, map)
  return map
}

function readMap(file: string): SourceMap | null {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    // Without a map the user still sees the error, only without a place.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
  return new SourceMap(JSON.parse(text) as SourceMapPayload)
}
