/** The states of jobs that this client keeps, so that a job goes on where it was when its node is lost. */
import type { JobId } from '../../agent/core/network/description'
import { comparePositions } from '../../agent/core/rounds/position'
import type { JobSave } from '../../agent/protocol/common'

export class JobStates {
  private readonly states = new Map<JobId, JobSave>()

  get(job: JobId): JobSave | undefined {
    return this.states.get(job)
  }

  /** Keeps a state unless there is a later one. */
  keep(job: JobId, saved: JobSave): void {
    const known = this.states.get(job)
    if (known === undefined || comparePositions(saved, known) >= 0) this.states.set(job, saved)
  }
}
