/** A network's Python files, as they travel to a node. */
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileError } from '../../errors'
import type { BundledFile } from './python-process'

/** Within a bundle: the project's modules; agent/python/fission/_host/restore.py knows the name. */
export const PYTHON_FOLDER = 'python'

/** Beside the folders: the hash of what lies in them. */
const HASH_FILE = 'python.sha256'

/**
 * Copies the files into `directory` and gives the SHA-256 of the files. Modules that have not
 * changed stay as they are, so that Python need not compile them again. Throws an AppError when something cannot be copied.
 */
export function bundlePython(files: readonly BundledFile[], directory: string): string {
  try {
    const hash = hashOf(files)
    const hashFile = path.join(directory, HASH_FILE)
    if (!existsSync(hashFile) || readFileSync(hashFile, 'utf8') !== hash) {
      rmSync(path.join(directory, PYTHON_FOLDER), { recursive: true, force: true })
      for (const { from, to } of files) copy(from, path.join(directory, PYTHON_FOLDER, to))
      mkdirSync(path.join(directory, PYTHON_FOLDER), { recursive: true })
      writeFileSync(hashFile, hash)
    }
    return hash
  } catch (error) {
    throw fileError(`Bundling Python files into ${directory}`, error)
  }
}

function copy(from: string, to: string): void {
  cpSync(from, to, { recursive: true, preserveTimestamps: true, dereference: true })
}

function hashOf(files: readonly BundledFile[]): string {
  const hash = createHash('sha256')
  for (const { from, to } of files) hash.update(`${to}\0`).update(readFileSync(from)).update('\0')
  return hash.digest('hex')
}
