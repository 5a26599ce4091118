/** Puts a feature's texts into the catalogue and gives them in the language that is shown. */
import { formatNumber } from './format'
import { i18n } from './i18n'
import type { Messages, Shape, Texts, Translation, Value } from './message'

/**
 * The texts of a feature in every language. English is the original: another language must have the same keys and
 * placeholders, which the compiler checks. Read inside a template, a `computed` or a function, a text follows the
 * language; read into a constant it does not.
 */
export function defineTexts<const E extends Messages, const D extends Shape<E>>(
  name: string,
  words: { en: E; de: D & Translation<E, D> },
): Texts<E> {
  i18n.global.mergeLocaleMessage('en', { [name]: words.en })
  i18n.global.mergeLocaleMessage('de', { [name]: words.de })
  return textsOf(name, words.en) as Texts<E>
}

function textsOf(path: string, messages: Messages): object {
  const texts = {}
  for (const [key, message] of Object.entries(messages)) {
    const get =
      typeof message === 'string' ? reader(`${path}.${key}`, message) : reuse(`${path}.${key}`, message)
    Object.defineProperty(texts, key, { enumerable: true, get })
  }
  return texts
}

function reuse(path: string, messages: Messages): () => object {
  const texts = textsOf(path, messages)
  return () => texts
}

function reader(path: string, message: string): () => string | ((values: Record<string, Value>) => string) {
  const { t } = i18n.global
  if (!/\{[^']/.test(message)) return () => t(path)
  const call = (values: Record<string, Value>): string => {
    const written: Record<string, string> = {}
    for (const [name, value] of Object.entries(values))
      written[name] = typeof value === 'number' ? formatNumber(value) : value
    return t(path, written, Number(values.count ?? 1))
  }
  return () => call
}
