/** Secrets from the keyboard: what is typed is not shown. */
import { AppError } from '../errors'
import { ask, isAnswered } from './terminal-questions'

/** Asks on the terminal; throws an AppError where there is none, so that nothing ever waits for a hidden prompt. */
export async function askSecret(question: string): Promise<string> {
  if (isAnswered()) return ask(`${question}: `, 'hidden')
  throw new AppError(
    'usage',
    `There is no terminal on which to ask for: ${question}`,
    'Give passwords as JSON on standard input, with --secrets-stdin.',
  )
}
