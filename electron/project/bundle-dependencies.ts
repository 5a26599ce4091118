/** The directories that a network's jobs depend on, as they travel to a node. */
import { mkdir, readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import type { JobDescription } from '../../agent/core/network/description'
import { DEPENDENCIES_FOLDER, dependencyFolder } from '../../agent/job-host/dependencies'
import { AppError, fileError } from '../errors'
import { mirrorFolder } from './mirror-folder'

/**
 * Brings the directories that jobs of any language name into `directory`; what an earlier bundle there has of them is not
 * copied again. Throws an AppError when something cannot be copied.
 */
export async function bundleDependencies(
  root: string,
  jobs: readonly Pick<JobDescription, 'dependencies'>[],
  directory: string,
): Promise<void> {
  const target = path.join(directory, DEPENDENCIES_FOLDER)
  const named = jobs.flatMap(({ dependencies }) => dependencies.filter(({ kind }) => kind === 'directory'))
  const given = [...new Set(named.map((dependency) => dependency.path))]
  try {
    await removeOthers(target, new Set(given.map(dependencyFolder)))
    for (const name of given) {
      const folder = path.resolve(root, name)
      if (isWithin(target, folder)) throw containsRuns(name)
      await mirrorFolder(folder, path.join(target, dependencyFolder(name)))
    }
  } catch (error) {
    throw fileError(`Bundling the dependencies of jobs into ${directory}`, error)
  }
}

/** Directories that no job depends on any more. */
async function removeOthers(target: string, kept: ReadonlySet<string>): Promise<void> {
  if (kept.size === 0) return rm(target, { recursive: true, force: true })
  await mkdir(target, { recursive: true })
  const others = (await readdir(target)).filter((name) => !kept.has(name))
  for (const name of others) await rm(path.join(target, name), { recursive: true, force: true })
}

function isWithin(inner: string, outer: string): boolean {
  const way = path.relative(outer, inner)
  return !way.startsWith('..') && !path.isAbsolute(way)
}

/** It would have to be copied into itself. */
function containsRuns(name: string): AppError {
  return new AppError(
    'bad-network',
    `The dependencies of a job name ${name || 'the project'}, in which the files of runs are kept`,
    'Put what the job needs into a folder of its own, such as NETWORK/source/tables, and name that.',
  )
}
