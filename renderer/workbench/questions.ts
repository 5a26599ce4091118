/** Questions that block the window until they are answered. */
import { shallowRef } from 'vue'

export interface TextQuestion {
  kind: 'text'
  title: string
  label: string
  value: string
  confirm: string
  hint?: string
  /** What is wrong with a value; null when nothing is. */
  check?: (value: string) => string | null
}

export interface ChoiceQuestion {
  kind: 'choice'
  title: string
  text: string
  /** The first is what Enter does; the last leaves things as they are. */
  choices: { value: string; text: string; isDangerous?: boolean }[]
}

/** The question that is being asked, if any. */
export const openQuestion = shallowRef<{
  question: TextQuestion | ChoiceQuestion
  answer: (value: string | null) => void
} | null>(null)

function ask(question: TextQuestion | ChoiceQuestion): Promise<string | null> {
  openQuestion.value?.answer(null)
  return new Promise((resolve) => {
    openQuestion.value = {
      question,
      answer: (value) => {
        openQuestion.value = null
        resolve(value)
      },
    }
  })
}

/** A line of text; null when the user cancels. */
export function askText(question: Omit<TextQuestion, 'kind'>): Promise<string | null> {
  return ask({ kind: 'text', ...question })
}

/** One of several choices; null when the user cancels. */
export function askChoice(question: Omit<ChoiceQuestion, 'kind'>): Promise<string | null> {
  return ask({ kind: 'choice', ...question })
}
