/** Console lines as a terminal shows them. */
import type { ConsoleLine, OutputBatch } from '../../../electron/contract/run'
import { ansiColorOf } from './job-colors'
import { texts } from './texts'

const DIM = '\u001b[2m'
const RED = '\u001b[31m'
const YELLOW = '\u001b[33m'
const RESET = '\u001b[0m'

export interface FormatOptions {
  /** Label of a line's job before it; null where all lines are of one job. */
  labelOf: ((job: number) => string) | null
}

/** A batch as text for the terminal; what was skipped is said first. */
export function formatBatch({ skipped, lines }: OutputBatch, options: FormatOptions): string {
  const gap = skipped > 0 ? `${DIM}${texts.skipped({ count: skipped })}${RESET}\r\n` : ''
  return gap + lines.map((line) => formatLine(line, options)).join('')
}

function formatLine({ job, stream, text }: ConsoleLine, { labelOf }: FormatOptions): string {
  const label = labelOf === null ? '' : `\u001b[${ansiColorOf(job)}m${labelOf(job)}${RESET} `
  const body =
    stream === 'stderr' ? `${RED}${text}${RESET}` : stream === 'system' ? `${YELLOW}${text}${RESET}` : text
  return `${label}${body}${RESET}\r\n`
}
