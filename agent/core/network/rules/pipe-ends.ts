/** Every pipe has exactly one source and one destination, and they are two jobs. */
import type { JobDescription, PipeDescription } from '../description'
import { jobLabel, type PipeJobs } from '../network-graph'
import type { Problem } from '../problem'
import { atPipe, endsOf, listed, pipeSubject, placedJob, type Rule } from './rule'

/** Pipes whose ends are missing, doubled, or one and the same job. */
export const pipeEnds: Rule = (context) =>
  context.network.pipes.flatMap((pipe) => {
    const ends = endsOf(context, pipe.id)
    const loop = ends.sources.find((job) => ends.destinations.some((other) => other.id === job.id))
    return [
      ...missingEnds(pipe, ends, context.word),
      ...doubledEnd(pipe, ends, 'sources', context.word('outputs')),
      ...doubledEnd(pipe, ends, 'destinations', context.word('inputs')),
      ...(loop === undefined ? [] : [loopAt(pipe, ends, loop)]),
    ]
  })

/** Pipes that a job names but the network does not describe. */
export const unknownPipes: Rule = ({ network }) => {
  const known = new Set(network.pipes.map((pipe) => pipe.id))
  return network.jobs.flatMap((job) =>
    [...new Set([...job.inputs, ...job.outputs])]
      .filter((pipe) => !known.has(pipe))
      .map((pipe) => ({
        code: 'pipe-unknown',
        severity: 'error' as const,
        message: `${jobLabel(job)} joins pipe ${pipe}, which the network does not describe`,
        hint: `Describe pipe ${pipe}, or take it out of the job.`,
        job: job.id,
        pipe,
        position: job.position,
      })),
  )
}

function missingEnds(pipe: PipeDescription, ends: PipeJobs, word: (name: string) => string): Problem[] {
  const [source] = ends.sources
  const [destination] = ends.destinations
  const subject = pipeSubject(pipe)
  const at = { severity: 'error' as const, ...atPipe(pipe, ends) }
  if (source === undefined && destination === undefined) {
    return [
      {
        ...at,
        code: 'pipe-unused',
        message: `${subject} has no source and no destination: no job uses it`,
        hint: `Give it to the ${word('outputs')} of one job and the ${word('inputs')} of another, or remove it.`,
      },
    ]
  }
  if (source === undefined && destination !== undefined) {
    return [
      {
        ...at,
        code: 'pipe-no-source',
        message: `${subject} has no source: ${jobLabel(destination)} reads it, but no job writes it`,
        hint: `Add pipe ${pipe.id} to the ${word('outputs')} of the job that shall write it, or remove it from ${jobLabel(destination)}.`,
      },
    ]
  }
  if (source !== undefined && destination === undefined) {
    return [
      {
        ...at,
        code: 'pipe-no-destination',
        message: `${subject} has no destination: ${jobLabel(source)} writes it, but no job reads it`,
        hint: `Add pipe ${pipe.id} to the ${word('inputs')} of the job that shall read it, or remove it from ${jobLabel(source)}.`,
      },
    ]
  }
  return []
}

const doubled = {
  sources: { code: 'pipe-two-sources', verb: 'write' },
  destinations: { code: 'pipe-two-destinations', verb: 'read' },
}

function doubledEnd(pipe: PipeDescription, jobs: PipeJobs, end: keyof PipeJobs, list: string): Problem[] {
  const [, second] = jobs[end]
  if (second === undefined) return []
  const { code, verb } = doubled[end]
  const different = [...new Map(jobs[end].map((job) => [job.id, job])).values()]
  const who =
    different.length === 1
      ? `${placedJob(second)} has it ${jobs[end].length} times among its ${list}`
      : `${listed(different.map(placedJob))} each ${verb} it`
  return [
    {
      code,
      severity: 'error',
      message: `${pipeSubject(pipe)} has ${jobs[end].length} ${end}: ${who}`,
      hint: 'A pipe joins exactly two jobs: give each further connection a pipe of its own, with another id.',
      pipe: pipe.id,
      job: second.id,
      position: second.position ?? pipe.position,
    },
  ]
}

function loopAt(pipe: PipeDescription, jobs: PipeJobs, job: JobDescription): Problem {
  return {
    code: 'pipe-loop',
    severity: 'error',
    message: `${pipeSubject(pipe)} has both ends at one job: ${jobLabel(job)} would wait for its own output`,
    hint: 'Let another job read the pipe; a job keeps values for itself in its own attributes.',
    ...atPipe(pipe, jobs, job),
  }
}
