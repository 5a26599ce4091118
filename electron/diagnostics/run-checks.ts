/** Runs checks one after the other; what builds on something bad is skipped, and says on what. */
import type { Diagnosis } from '../contract/diagnostics'
import { AppError } from '../errors'
import { bad, skipped } from './check'
import type { Check, Verdict } from './check'

/** Resolves with all findings; `onDiagnosis` hears of each as it is made. */
export async function runChecks<C>(
  checks: readonly Check<C>[],
  context: C,
  onDiagnosis: (diagnosis: Diagnosis) => void,
  signal: AbortSignal,
): Promise<Diagnosis[]> {
  const made: Diagnosis[] = []
  for (const check of checks) {
    if (signal.aborted) break
    const missing = made.find(({ check: id, status }) => check.needs?.includes(id) && isMissing(status))
    const verdict = missing
      ? skipped(`Not looked at, since it needs this first: ${missing.title}`)
      : await verdictOf(check, context)
    const diagnosis = { check: check.id, title: check.title, ...verdict }
    made.push(diagnosis)
    onDiagnosis(diagnosis)
  }
  return made
}

function isMissing(status: Diagnosis['status']): boolean {
  return status === 'bad' || status === 'skipped'
}

/** An expected failure is a finding too. */
async function verdictOf<C>(check: Check<C>, context: C): Promise<Verdict> {
  try {
    return await check.run(context)
  } catch (error) {
    if (error instanceof AppError) return bad(error.message, error.hint)
    throw error
  }
}
