/** What a run comes to, job by job. */
import type { RunState } from '../../agent/core/supervisor/types'
import { sum } from './run-figures'
import type { PipeTotals, RunFigures } from './run-figures'
import type { JobSummary } from './run-types'

const nothing: PipeTotals = { blocks: 0, dropped: 0, dummies: 0, late: 0 }

/** Every job's status and its totals over all placements. */
export function summarizeJobs(state: RunState, figures: RunFigures): JobSummary[] {
  return Object.values(state.jobs).map(({ id, name, status, reason, inputs, outputs }) => {
    const received = inputs.map((pipe) => figures.pipe(id, pipe, 'destination')).reduce(sum, nothing)
    const sent = outputs.map((pipe) => figures.pipe(id, pipe, 'source')).reduce(sum, nothing)
    return { id, name, status, reason, received, sent, ...figures.job(id) }
  })
}
