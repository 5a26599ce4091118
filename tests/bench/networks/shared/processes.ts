import type { Job } from 'fission'
import { tell } from './messages'

/** Tells the bench in which process a job runs; for `setup`. */
export function tellProcess(job: Job): void {
  tell({ type: 'process', job: job.id, pid: process.pid, agent: process.ppid })
}
