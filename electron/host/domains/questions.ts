import { questions } from '../../contract/questions'
import { implement } from '../handlers'
import type { Implementation } from '../handlers'
import type { Services } from '../services'

/** What the user is asked while nodes are logged in to. */
export function questionsDomain({ questions: desk }: Services): Implementation {
  return implement(questions, {
    list: () => desk.open,
    answer: ({ id, answer }) => desk.answer(id, answer),
  })
}
