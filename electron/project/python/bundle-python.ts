/** A network's Python files and the directories that its jobs depend on, as they travel to a node. */
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { JobDescription } from '../../../agent/core/network/description'
import { fileError } from '../../errors'
import type { BundledFile } from './python-process'

/** Within a bundle: the project's modules; agent/python/fission/_host/restore.py knows both names. */
export const PYTHON_FOLDER = 'python'

/** Within a bundle: one folder for each directory that DEPENDENCIES names. */
export const DEPENDENCIES_FOLDER = 'dependencies'

/** Beside the folders: the hash of what lies in them. */
const HASH_FILE = 'python.sha256'

/**
 * Copies the files and the jobs' directories into `directory` and gives the SHA-256 of the files. Modules that have not
 * changed stay as they are, so that Python need not compile them again. Throws an AppError when something cannot be copied.
 */
export function bundlePython(
  root: string,
  files: readonly BundledFile[],
  jobs: readonly Pick<JobDescription, 'dependencies'>[],
  directory: string,
): string {
  try {
    const hash = hashOf(files)
    const hashFile = path.join(directory, HASH_FILE)
    if (!existsSync(hashFile) || readFileSync(hashFile, 'utf8') !== hash) {
      rmSync(path.join(directory, PYTHON_FOLDER), { recursive: true, force: true })
      for (const { from, to } of files) copy(from, path.join(directory, PYTHON_FOLDER, to))
      mkdirSync(path.join(directory, PYTHON_FOLDER), { recursive: true })
      writeFileSync(hashFile, hash)
    }
    copyDependencies(root, jobs, path.join(directory, DEPENDENCIES_FOLDER))
    return hash
  } catch (error) {
    throw fileError(`Bundling Python files into ${directory}`, error)
  }
}

/** Name of a directory's copy: any path becomes one that lies within the bundle. */
export function dependencyFolder(given: string): string {
  return createHash('sha256').update(given).digest('hex').slice(0, 16)
}

function copyDependencies(
  root: string,
  jobs: readonly Pick<JobDescription, 'dependencies'>[],
  target: string,
): void {
  rmSync(target, { recursive: true, force: true })
  const directories = jobs.flatMap(({ dependencies }) =>
    dependencies.filter(({ kind }) => kind === 'directory'),
  )
  for (const given of new Set(directories.map((dependency) => dependency.path))) {
    copy(path.resolve(root, given), path.join(target, dependencyFolder(given)))
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
