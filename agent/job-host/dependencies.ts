/** The directories that travel with a network's jobs: within a bundle, one folder for each that a job names. */
import { createHash } from 'node:crypto'
import { constants, cpSync, realpathSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Dependency } from '../core/network/description'

/** Within a bundle; agent/python/fission/_host/restore.py knows it too. */
export const DEPENDENCIES_FOLDER = 'dependencies'

/** Name of a directory's copy: any path becomes one that lies within the bundle. */
export function dependencyFolder(given: string): string {
  return createHash('sha256').update(given).digest('hex').slice(0, 16)
}

/** Puts the files of a job's directories into its own folder; those that are there from an earlier start, unchanged, stay. */
export function bringDependencies(
  bundle: string,
  dependencies: readonly Dependency[],
  directory: string,
): void {
  for (const { path, kind } of dependencies) {
    if (kind !== 'directory') continue
    // On a node it is a link to where all bundles find it.
    const copy = realpathSync(join(bundle, DEPENDENCIES_FOLDER, dependencyFolder(path)))
    cpSync(copy, directory, {
      recursive: true,
      preserveTimestamps: true,
      mode: constants.COPYFILE_FICLONE,
      filter: (from, to) => !isThere(from, to),
    })
  }
}

function isThere(from: string, to: string): boolean {
  const [source, copy] = [statSync(from), statSync(to, { throwIfNoEntry: false })]
  return source.isFile() && copy?.size === source.size && Math.abs(copy.mtimeMs - source.mtimeMs) < 1
}
