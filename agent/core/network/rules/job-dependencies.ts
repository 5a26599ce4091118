/** DEPENDENCIES: one directory and any number of modules. */
import { jobLabel } from '../network-graph'
import type { Problem } from '../problem'
import { atJob, listed, type Rule } from './rule'

/** Paths that are missing or no directory, and a second directory. */
export const jobDependencies: Rule = ({ network, word }) =>
  network.jobs.flatMap((job) => {
    const at = { severity: 'error' as const, ...atJob(job) }
    const owner = `${word('dependencies')} of ${jobLabel(job)}`
    const problems: Problem[] = []
    for (const { path, kind } of job.dependencies) {
      if (kind === 'missing') {
        problems.push({
          ...at,
          code: 'dependency-missing',
          message: `${owner} name ${path}, which does not exist`,
          hint: 'Create the directory, or correct the path; it is relative to the project folder.',
        })
      }
      if (kind === 'file') {
        problems.push({
          ...at,
          code: 'dependency-not-a-directory',
          message: `${owner} name ${path}, which is a file and not a directory`,
          hint: 'Name the directory that holds the file; all of it travels with the job.',
        })
      }
    }
    const directories = job.dependencies.filter(({ kind }) => kind === 'directory')
    if (directories.length > 1) {
      problems.push({
        ...at,
        code: 'dependency-second-directory',
        message: `${owner} name ${directories.length} directories: ${listed(directories.map(({ path }) => path))}`,
        hint: 'A job has one directory: put its files into one, and name modules beside it.',
      })
    }
    return problems
  })
