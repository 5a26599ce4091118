/** Which lines of all jobs together are shown. */
import type { ConsoleLine, OutputBatch } from '../../../electron/contract/run'

export interface LineFilter {
  /** Null: of every job. */
  job: number | null
  stream: ConsoleLine['stream'] | null
  /** Must occur in the line, in whatever case. */
  text: string
}

/** Shows everything. */
export const noFilter: LineFilter = { job: null, stream: null, text: '' }

/** The lines of a batch that a filter lets through; what was skipped before them is still said. */
export function filterBatch(batch: OutputBatch, { job, stream, text }: LineFilter): OutputBatch {
  if (job === null && stream === null && text === '') return batch
  const wanted = text.toLowerCase()
  const fits = (line: ConsoleLine): boolean =>
    (job === null || line.job === job) &&
    (stream === null || line.stream === stream) &&
    (wanted === '' || line.text.toLowerCase().includes(wanted))
  return { ...batch, lines: batch.lines.filter(fits) }
}
