/** Why a job cannot go on, with the phase in which it happened. */
import type { FromJobHost, JobPhase } from '../protocol/job-host'
import type { Pipe } from '../sdk/pipe'
import { userStack } from '../sdk/user-stack'

export class JobFailure extends Error {
  constructor(
    readonly phase: JobPhase,
    message: string,
    cause?: unknown,
  ) {
    super(message, { cause })
  }

  /** Starting again may help: the same code may fail only now and then. */
  get retry(): boolean {
    return this.phase === 'setup' || this.phase === 'run'
  }
}

/** A failure as the agent is told of it. */
export function describeFailure(error: unknown): Omit<Extract<FromJobHost, { type: 'failed' }>, 'type'> {
  const failure = error instanceof JobFailure ? error : new JobFailure('run', '', error)
  const { phase, retry, cause } = failure
  const isBare = failure.message === ''
  const { message, stack } = userStack(isBare ? cause : failure)
  const reason = isBare || cause === undefined ? '' : `: ${userStack(cause).message}`
  return { phase, message: message + reason, stack, retry }
}

/** Class and id, as messages name a pipe. */
export function pipeLabel(pipe: Pick<Pipe, 'id'>): string {
  return `${pipe.constructor.name} ${pipe.id}`
}
