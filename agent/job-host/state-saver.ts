/** Saves the state of a job between two rounds, when it is time, and gives it back to one that goes on. */
import { deserialize, serialize } from 'node:v8'
import type { SaveRule } from '../core/network/description'
import type { Position } from '../core/rounds/position'
import type { JobSave } from '../protocol/common'
import { MAX_STATE_BYTES } from '../protocol/frame'
import type { Job } from '../sdk/job'
import type { AgentSocket } from './agent-socket'
import { JobFailure } from './job-failure'

export class StateSaver {
  private rounds = 0
  private last: Position | null = null
  private isWanted = false

  constructor(
    private readonly job: Job,
    private readonly rule: SaveRule,
    private readonly socket: AgentSocket,
  ) {}

  /** A round is through and its blocks are written. */
  roundDone(generation: number, round: number): void {
    this.rounds++
    this.last = { generation, round }
    const { everyRounds } = this.rule
    if (this.isWanted || (everyRounds > 0 && this.rounds >= everyRounds)) this.save()
  }

  /** The agent wants a state; `isBetweenRounds`: none is being worked on. */
  want(isBetweenRounds: boolean): void {
    this.isWanted = true
    if (isBetweenRounds && this.rounds > 0) this.save()
  }

  private save(): void {
    const { job, last } = this
    if (last === null) return
    this.rounds = 0
    this.isWanted = false
    let state: Buffer
    try {
      state = serialize(job.save!())
    } catch (error) {
      throw new JobFailure('run', `save() of ${job.name} ${job.id} failed`, error)
    }
    if (state.length > MAX_STATE_BYTES) {
      const limit = `${MAX_STATE_BYTES / 1024 / 1024} MiB`
      throw new JobFailure(
        'output',
        `save() of ${job.name} ${job.id} gave ${state.length} bytes, more than ${limit}`,
      )
    }
    this.socket.sendState(last.generation, last.round, state)
  }
}

/** Gives a job the state from which it goes on. */
export function restoreState(job: Job, { state }: JobSave): void {
  try {
    job.restore!(deserialize(Buffer.from(state, 'base64')))
  } catch (error) {
    throw new JobFailure('setup', `restore() of ${job.name} ${job.id} failed`, error)
  }
}
