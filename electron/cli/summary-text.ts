/** What a run came to, as the last lines on a terminal. */
import type { JobSummary, RunSummary } from '../client/run-types'

/** One line a job: rounds and how it ended, and whatever was lost. */
export function summaryLines({ jobs }: RunSummary): string[] {
  const width = Math.max(0, ...jobs.map(({ name }) => name.length))
  return jobs.map((job) => `${job.name.padEnd(width)}  ${describe(job)}`)
}

function describe({ status, reason, rounds, dropped, received, sent }: JobSummary): string {
  const counts = {
    dropped: dropped + received.dropped + sent.dropped,
    dummies: received.dummies,
    late: received.late,
  }
  const losses = Object.entries(counts).flatMap(([name, count]) => (count > 0 ? [`${count} ${name}`] : []))
  const rest = [`${rounds} rounds`, ...losses].join(', ')
  return status === 'failed' ? `failed (${reason ?? 'no reason known'}), ${rest}` : `${status}, ${rest}`
}
