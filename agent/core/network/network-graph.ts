/** The network as a graph: who writes and who reads each pipe, and in which order data can flow. */
import type { JobDescription, NetworkDescription, PipeDescription, PipeId } from './description'

/** The jobs at both ends of a pipe; exactly one each in a network without mistakes. */
export interface PipeJobs {
  readonly sources: readonly JobDescription[]
  readonly destinations: readonly JobDescription[]
}

type WithJobs = Pick<NetworkDescription, 'jobs'>

/** A job as the user reads it: `JoinJob 5`. */
export function jobLabel(job: Pick<JobDescription, 'type' | 'id'>): string {
  return `${job.type} ${job.id}`
}

/** A pipe as the user reads it: `ReducePipe 105`. */
export function pipeLabel(pipe: Pick<PipeDescription, 'type' | 'id'>): string {
  return `${pipe.type} ${pipe.id}`
}

/** Every job at either end of each pipe; a job that names a pipe twice stands there twice. */
export function jobsOfPipes(network: WithJobs): Map<PipeId, PipeJobs> {
  const ends = new Map<PipeId, { sources: JobDescription[]; destinations: JobDescription[] }>()
  const at = (pipe: PipeId) => {
    const known = ends.get(pipe) ?? { sources: [], destinations: [] }
    ends.set(pipe, known)
    return known
  }
  for (const job of network.jobs) {
    for (const pipe of job.outputs) at(pipe).sources.push(job)
    for (const pipe of job.inputs) at(pipe).destinations.push(job)
  }
  return ends
}

/** The job that writes each pipe (the first one, in a network with two). */
export function sourceOf(network: WithJobs): Map<PipeId, JobDescription> {
  return firstOfEach(network.jobs, (job) => job.outputs)
}

/** The job that reads each pipe (the first one, in a network with two). */
export function destinationOf(network: WithJobs): Map<PipeId, JobDescription> {
  return firstOfEach(network.jobs, (job) => job.inputs)
}

function firstOfEach(
  jobs: readonly JobDescription[],
  pipesOf: (job: JobDescription) => readonly PipeId[],
): Map<PipeId, JobDescription> {
  const first = new Map<PipeId, JobDescription>()
  for (const job of jobs) {
    for (const pipe of pipesOf(job)) if (!first.has(pipe)) first.set(pipe, job)
  }
  return first
}

/** True when a job numbers its rounds itself: it has no input, or only ASYNC ones. */
export function countsRounds(
  job: Pick<JobDescription, 'inputs'>,
  pipes: readonly Pick<PipeDescription, 'id' | 'async'>[],
): boolean {
  return !pipes.some((pipe) => !pipe.async && job.inputs.includes(pipe.id))
}

/**
 * All jobs, each after the jobs that it reads from; lowest id first where the order is free. A cycle is opened at an
 * ASYNC pipe, which nobody waits for; a cycle of synchronous pipes (an error) at its lowest job.
 */
export function topologicalOrder(network: Pick<NetworkDescription, 'jobs' | 'pipes'>): JobDescription[] {
  const asyncPipes = new Set(network.pipes.filter((pipe) => pipe.async).map((pipe) => pipe.id))
  const writers = sourceOf(network)
  const waiting = new Map([...network.jobs].sort((a, b) => a.id - b.id).map((job) => [job.id, job]))
  const isReady = (job: JobDescription, obeyAsync: boolean) =>
    job.inputs.every((pipe) => {
      const writer = writers.get(pipe)
      if (writer === undefined || writer.id === job.id || !waiting.has(writer.id)) return true
      return !obeyAsync && asyncPipes.has(pipe)
    })
  const order: JobDescription[] = []
  while (waiting.size > 0) {
    const jobs = [...waiting.values()]
    const next = jobs.find((job) => isReady(job, true)) ?? jobs.find((job) => isReady(job, false)) ?? jobs[0]
    if (next === undefined) break
    waiting.delete(next.id)
    order.push(next)
  }
  return order
}
