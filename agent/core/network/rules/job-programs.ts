/** An executable names a program; one among its dependencies is there. */
import { jobLabel } from '../network-graph'
import { atJob, listed, type Rule } from './rule'

/** Executables that name no program, or a file that their dependencies do not have. */
export const jobPrograms: Rule = ({ network, word }) =>
  network.jobs.flatMap((job) => {
    const { program } = job
    const at = { severity: 'error' as const, ...atJob(job) }
    const [name] = program?.command ?? []
    if (program !== undefined && name === undefined) {
      return {
        ...at,
        code: 'program-unnamed',
        message: `${jobLabel(job)} names no program`,
        hint: `Set ${word('executable')} to the program to start, such as "./filter" or "python3 filter.py".`,
      }
    }
    if (program?.isMissing !== true) return []
    const directories = job.dependencies.filter(({ kind }) => kind === 'directory').map(({ path }) => path)
    const place =
      directories.length === 0
        ? `it has no ${word('dependencies')}`
        : `there is none in ${listed(directories)}`
    return {
      ...at,
      code: 'program-missing',
      message: `${jobLabel(job)} starts ${name}, but ${place}`,
      hint: `Put the program into the directory that ${word('dependencies')} name, or correct ${word('executable')}.`,
    }
  })
