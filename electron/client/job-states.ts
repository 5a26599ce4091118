/**
 * The states of jobs that this client keeps, so that a job goes on where it was when its node is lost; those of local jobs
 * also on this computer's disk, for the client after this one.
 */
import { LOCAL_GROUP } from '../../agent/core/network/description'
import type { JobId } from '../../agent/core/network/description'
import { comparePositions } from '../../agent/core/rounds/position'
import type { RunState } from '../../agent/core/supervisor/types'
import type { JobSave } from '../../agent/protocol/common'
import type { RunOptions } from './run-types'

type Jobs = RunState['jobs']

export class JobStates {
  private readonly states = new Map<JobId, JobSave>()

  constructor(
    private readonly run: string,
    private readonly disk: RunOptions['localStates'],
    private readonly onTrouble: (job: JobId, message: string) => void,
  ) {}

  get(job: JobId): JobSave | undefined {
    return this.states.get(job)
  }

  /** Keeps a state unless there is a later one. */
  keep(job: JobId, saved: JobSave, isLocal: boolean): void {
    if (isLocal) this.write(job, saved)
    const known = this.states.get(job)
    if (known === undefined || comparePositions(saved, known) >= 0) this.states.set(job, saved)
  }

  /** The jobs with the states of those that ran on this computer. The client before has written the last one before it let go. */
  recall(jobs: Jobs): Jobs {
    let recalled = jobs
    for (const [id, saved] of this.disk?.read(this.run) ?? []) {
      const job = jobs[id]
      if (job?.node !== LOCAL_GROUP) continue
      this.keep(id, saved, false)
      const { generation, round } = saved
      recalled = { ...recalled, [id]: { ...job, saved: { generation, round } } }
    }
    return recalled
  }

  /** A disk that takes nothing is told of each time that a job saves: what is not kept comes again after a crash of this client. */
  private write(job: JobId, saved: JobSave): void {
    try {
      this.disk?.keep(this.run, job, saved)
    } catch (error) {
      this.onTrouble(job, error instanceof Error ? error.message : String(error))
    }
  }
}
