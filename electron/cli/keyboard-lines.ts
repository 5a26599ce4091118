/** Lines from the terminal for interactive jobs. */
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import type { JobDescription, JobId } from '../../agent/core/network/description'
import { jobLabel } from '../../agent/core/network/network-graph'

/** Where a typed line goes, or why it goes nowhere. */
export type LineTarget = { job: JobId; text: string } | { problem: string }

/** With one interactive job every line is for it; with several, `JOB_ID: text` picks one. */
export function targetOfLine(line: string, jobs: Pick<JobDescription, 'id' | 'type'>[]): LineTarget {
  const [only, ...others] = jobs
  if (only && others.length === 0) return { job: only.id, text: line }
  const [, id, text] = /^\s*(\d+)\s*: ?(.*)$/.exec(line) ?? []
  const job = jobs.find((candidate) => String(candidate.id) === id)
  if (job && text !== undefined) return { job: job.id, text }
  return {
    problem: `Write JOB_ID: text, where JOB_ID is one of ${jobs.map(({ id: known }) => known).join(', ')}`,
  }
}

/** What a person at a terminal is told at the start. */
export function keyboardHint(jobs: Pick<JobDescription, 'id' | 'type'>[]): string {
  const names = jobs.map(jobLabel).join(', ')
  return jobs.length === 1
    ? `Type lines for ${names}; an empty line ends its input.`
    : `Type JOB_ID: text for one of ${names}; an empty text ends its input.`
}

/** Reads lines until the function it gives is called; the end of the input is told once. */
export function readLines(input: Readable, onLine: (line: string) => void, onEnd: () => void): () => void {
  const reader = createInterface({ input })
  let isOpen = true
  reader.on('line', onLine)
  reader.on('close', () => {
    if (isOpen) onEnd()
  })
  return () => {
    isOpen = false
    reader.close()
    input.pause()
  }
}
