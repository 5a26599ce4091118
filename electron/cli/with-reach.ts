/** Lends a command the way to a run's nodes, and ends it afterwards. */
import { Reach } from '../client/handover/reach'
import type { LoginAnswers } from './login-options'
import { terminalQuestions } from './terminal-questions'

export async function withReach<T>(answers: LoginAnswers, use: (reach: Reach) => Promise<T>): Promise<T> {
  const reach = new Reach(terminalQuestions(answers))
  try {
    return await use(reach)
  } finally {
    await reach.close()
  }
}
