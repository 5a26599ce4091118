/** Small JSON files that survive a crash while they are written. */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileError } from '../errors'

/** What a file holds; undefined when there is none, or none that can be read. */
export function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    const isExpected = error instanceof SyntaxError || (error instanceof Error && 'code' in error)
    if (isExpected) return undefined
    throw error
  }
}

/** Writes beside the file and renames, so that it is always whole. */
export function writeJson(file: string, value: unknown): void {
  const draft = `${file}.${process.pid}`
  try {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
    writeFileSync(draft, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 })
    renameSync(draft, file)
  } catch (error) {
    rmSync(draft, { force: true })
    throw fileError(`Writing ${file}`, error)
  }
}
