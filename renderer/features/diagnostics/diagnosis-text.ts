/** Findings as text, to be pasted into a mail or an issue. */
import type { Diagnosis } from '../../../electron/contract/diagnostics'

const marks = { good: 'ok', warning: 'warning', bad: 'problem', skipped: '-' } as const

/** One line a finding, as `fission doctor` prints it, and what to do about it. */
export function diagnosisText(title: string, findings: readonly Diagnosis[]): string {
  const lines = findings.flatMap(({ title: name, status, text, hint }) => [
    `${marks[status].padEnd(7)}  ${name}: ${text}`,
    ...(hint === null ? [] : [`         hint: ${hint}`]),
  ])
  return `${[title, ...lines].join('\n')}\n`
}
