/** The directories that a network's jobs depend on, as they travel to a node. */
import { createHash, type Hash } from 'node:crypto'
import { cpSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import type { JobDescription } from '../../agent/core/network/description'
import { DEPENDENCIES_FOLDER, dependencyFolder } from '../../agent/job-host/dependencies'
import { fileError } from '../errors'

/**
 * Copies the directories that jobs of any language name into `directory` and gives the SHA-256 of what lies in them, null
 * where there is none. Throws an AppError when something cannot be copied.
 */
export function bundleDependencies(
  root: string,
  jobs: readonly Pick<JobDescription, 'dependencies'>[],
  directory: string,
): string | null {
  const target = path.join(directory, DEPENDENCIES_FOLDER)
  const named = jobs.flatMap(({ dependencies }) => dependencies.filter(({ kind }) => kind === 'directory'))
  try {
    rmSync(target, { recursive: true, force: true })
    const given = [...new Set(named.map((dependency) => dependency.path))].sort()
    if (given.length === 0) return null
    const hash = createHash('sha256')
    for (const name of given) {
      const copy = path.join(target, dependencyFolder(name))
      cpSync(path.resolve(root, name), copy, { recursive: true, preserveTimestamps: true, dereference: true })
      hash.update(`${name}\0`)
      addFolder(hash, copy)
    }
    return hash.digest('hex')
  } catch (error) {
    throw fileError(`Bundling the dependencies of jobs into ${directory}`, error)
  }
}

/** Names, rights and contents, in an order that no file system decides. */
function addFolder(hash: Hash, folder: string): void {
  for (const name of readdirSync(folder).sort()) {
    const file = path.join(folder, name)
    const status = statSync(file)
    hash.update(`${name}\0${status.isDirectory() ? 'folder' : status.mode & 0o111}\0`)
    if (status.isDirectory()) addFolder(hash, file)
    else hash.update(createHash('sha256').update(readFileSync(file)).digest())
  }
}
