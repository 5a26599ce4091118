/** What the jobs of one run share on a node. */
import type { JobSave } from '../../protocol/common'
import type { OutletWays } from '../pipes/outlet'
import type { PipeEnds } from '../pipes/pipe-ends'
import type { JobChange, JobStart } from './job-types'

export interface RunContext {
  readonly network: string
  readonly headSize: number
  readonly bundle: string
  readonly directory: string
  readonly ends: PipeEnds
  readonly ways: OutletWays
  changed(start: JobStart, change: JobChange): void
  /** A job's state, to be kept by the client. */
  saved(start: JobStart, saved: JobSave): void
}
