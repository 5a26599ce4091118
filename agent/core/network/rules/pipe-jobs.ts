/** A pipe may say which job classes write and read it. */
import type { JobDescription, PipeDescription } from '../description'
import { jobLabel, pipeLabel } from '../network-graph'
import type { Problem } from '../problem'
import { atPipe, endsOf, listed, pipeSubject, type Rule } from './rule'

const isOneOf = (job: JobDescription, classes: readonly string[]) =>
  [job.type, ...job.bases].some((name) => classes.includes(name))

/** Jobs at an end of a pipe whose SOURCE_JOBS or DESTINATION_JOBS leave them out. */
export const pipeJobClasses: Rule = (context) =>
  context.network.pipes.flatMap((pipe) => {
    const ends = endsOf(context, pipe.id)
    const refuse = (end: 'source' | 'destination', jobs: readonly JobDescription[]): Problem[] => {
      const allowed = end === 'source' ? pipe.sourceJobs : pipe.destinationJobs
      if (allowed === null) return []
      const word = context.word(`${end}Jobs`)
      const verb = end === 'source' ? 'written' : 'read'
      return jobs
        .filter((job) => !isOneOf(job, allowed))
        .map((job) => ({
          code: `pipe-${end}-class`,
          severity: 'error',
          message: `${pipeSubject(pipe)} may not be ${verb} by ${jobLabel(job)}: its ${word} allow ${allowedWords(allowed)}`,
          hint: hintFor(pipe, job, word),
          ...atPipe(pipe, ends, job),
        }))
    }
    return [...refuse('source', ends.sources), ...refuse('destination', ends.destinations)]
  })

function allowedWords(allowed: readonly string[]): string {
  return allowed.length === 0 ? 'no job at all' : `only ${listed(allowed)}`
}

function hintFor(pipe: PipeDescription, job: JobDescription, word: string): string {
  return `Join ${pipeLabel(pipe)} to a job of such a class, or add ${job.type} to ${word} of ${pipe.type}.`
}
