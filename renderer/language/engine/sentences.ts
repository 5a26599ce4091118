/** Sentences of the engine in another language: each by the pattern of its English words. */

/** English pattern → pattern in the other language; `{name}` stands for what is filled in, the same names in both. */
export type Sentences = Readonly<Record<string, string>>

export const PLACEHOLDER = /\{(\w+)\}/

/** Sentences kept as they were translated: a run says the same few again and again. */
const MOST_KEPT = 2000

/** `Job 1, Job 2 and Job 3`, as jobs and pipes are listed. */
const NAMES = /^([\w./-]+(?: \d+)?(?:, [\w./-]+(?: \d+)?)*) and ([\w./-]+(?: \d+)?)$/

/** `pi1: reason`, as what nodes say is listed, and `TypeError: reason`. */
const LABELLED = /^([\w.-]+): (.+)$/s

interface Pattern {
  /** The longest text without a placeholder: a sentence that lacks it is not looked at any further. */
  mark: string
  /** How much of the pattern is text; the most telling pattern goes first. */
  weight: number
  regex: RegExp
  translation: string
}

/**
 * Gives a function that translates finished sentences. What a placeholder stands for is translated too, as it may be a
 * sentence by itself (a reason, a file operation); what nothing fits, such as names and what systems say, stays as it is.
 * `and`: the word before the last of a list.
 */
export function makeTranslator(sentences: Sentences, and: string): (text: string) => string {
  const whole = new Map(Object.entries(sentences))
  const patterns = [...whole]
    .filter(([english]) => PLACEHOLDER.test(english))
    .map(toPattern)
    .sort((a, b) => b.weight - a.weight)
  const kept = new Map<string, string>()

  function translate(text: string): string {
    return whole.get(text) ?? byPattern(text) ?? asList(text)
  }

  function byPattern(text: string): string | null {
    for (const { mark, regex, translation } of patterns) {
      const values = text.includes(mark) ? regex.exec(text)?.groups : undefined
      if (values) return fill(translation, (name) => translate(values[name]!))
    }
    return null
  }

  function asList(text: string): string {
    if (NAMES.test(text)) return text.replace(NAMES, `$1 ${and} $2`)
    const parts = text.split('; ')
    if (!parts.every((part) => LABELLED.test(part))) return afterLabel(text)
    return parts.map((part) => afterLabel(part)).join('; ')
  }

  function afterLabel(text: string): string {
    return text.replace(LABELLED, (_, label: string, reason: string) => `${label}: ${translate(reason)}`)
  }

  return (text) => {
    let translated = kept.get(text)
    if (translated === undefined) {
      translated = translate(text)
      if (kept.size >= MOST_KEPT) kept.clear()
      kept.set(text, translated)
    }
    return translated
  }
}

/** Fills the placeholders of a pattern. */
export function fill(pattern: string, valueOf: (name: string) => string): string {
  return pattern.replace(new RegExp(PLACEHOLDER, 'g'), (_, name: string) => valueOf(name))
}

function toPattern([english, translation]: [string, string]): Pattern {
  // Texts and names of placeholders by turns.
  const parts = english.split(PLACEHOLDER)
  const texts = parts.filter((_, index) => index % 2 === 0)
  const source = parts.map((part, index) => (index % 2 === 0 ? escape(part) : `(?<${part}>.+?)`))
  return {
    mark: texts.reduce((longest, text) => (text.length > longest.length ? text : longest), ''),
    weight: texts.join('').length,
    regex: new RegExp(`^${source.join('')}$`, 's'),
    translation,
  }
}

function escape(text: string): string {
  return text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`)
}
