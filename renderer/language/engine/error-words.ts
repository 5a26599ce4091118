/** What is said of failures, in the language that is shown. */
import { engineText } from './engine-text'

interface Words {
  message: string
  /** What to do about it; empty where nobody knows. */
  hint: string
}

/** What an error says, or another answer with a message; those of the engine come with a hint. */
export function errorWords(error: unknown): Words {
  if (typeof error !== 'object' || error === null || !('message' in error))
    return { message: engineText(String(error)), hint: '' }
  const hint = 'hint' in error ? String(error.hint) : ''
  return { message: engineText(String(error.message)), hint: engineText(hint) }
}

/** What happened and what to do, as one line. */
export function inOneLine(error: unknown): string {
  const { message, hint } = errorWords(error)
  return hint === '' ? message : `${message}. ${hint}`
}
