/** Why a job cannot go on, with the phase in which it happened. */
import type { JobPhase } from '../protocol/job-host'
import type { Pipe } from '../sdk/pipe'

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

/** Class and id, as messages name a pipe. */
export function pipeLabel(pipe: Pipe): string {
  return `${pipe.constructor.name} ${pipe.id}`
}
