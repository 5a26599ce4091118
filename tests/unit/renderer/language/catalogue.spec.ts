import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { i18n } from '../../../../renderer/language/i18n'
import type { Messages } from '../../../../renderer/language/message'

const root = path.join(import.meta.dirname, '../../../../renderer')
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(ts|vue)$/.test(file))
  .map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }))
const catalogues = sources.map(({ file }) => file).filter((file) => path.basename(file) === 'texts.ts')

beforeAll(async () => {
  for (const file of catalogues) await import(path.join(root, file))
})

function messagesOf(language: 'en' | 'de', catalogue: string): Record<string, string> {
  const all: Messages = i18n.global.getLocaleMessage<Messages>(language)
  const messages = all[path.basename(path.dirname(catalogue))]
  return typeof messages === 'object' ? flatten(messages) : {}
}

function flatten(messages: Messages, prefix = ''): Record<string, string> {
  const flat: Record<string, string> = {}
  for (const [key, message] of Object.entries(messages)) {
    if (typeof message === 'string') flat[`${prefix}${key}`] = message
    else Object.assign(flat, flatten(message, `${prefix}${key}.`))
  }
  return flat
}

function placeholdersOf(message: string): string[] {
  return [...message.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!)
}

/** Keys of a catalogue that some source uses, as `texts.key` or taken out of `texts` by its name. */
function usedKeys(catalogue: string): Set<string> {
  const used = new Set<string>()
  for (const { file, text } of sources) {
    for (const [, alias = 'texts', from = ''] of text.matchAll(
      /import \{ texts(?: as (\w+))? \} from '([^']+)'/g,
    )) {
      if (path.join(path.dirname(file), `${from}.ts`) !== catalogue) continue
      for (const [, key] of text.matchAll(new RegExp(`\\b${alias}\\.(\\w+)`, 'g'))) used.add(key!)
      for (const [, taken] of text.matchAll(new RegExp(`\\{([^{}]*)\\} = ${alias}\\b`, 'g')))
        for (const [key] of taken!.matchAll(/\w+(?=\s*(:|,|$))/g)) used.add(key)
    }
  }
  return used
}

it('has every feature’s texts', () => expect(catalogues.length).toBeGreaterThan(10))

describe.each(catalogues)('%s', (catalogue) => {
  it('is under the name of its folder, in both languages, with the same placeholders and plurals', () => {
    const [en, de] = [messagesOf('en', catalogue), messagesOf('de', catalogue)]
    expect(Object.keys(en)).not.toEqual([])
    expect(Object.keys(de)).toEqual(Object.keys(en))
    for (const [key, message] of Object.entries(en)) {
      expect(new Set(placeholdersOf(de[key]!)), key).toEqual(new Set(placeholdersOf(message)))
      expect(de[key]!.split(' | ').length, key).toBe(message.split(' | ').length)
    }
  })

  it('has no mistakes in the syntax of its messages', () => {
    const name = path.basename(path.dirname(catalogue))
    for (const locale of ['en', 'de'] as const) {
      for (const [key, message] of Object.entries(messagesOf(locale, catalogue))) {
        const values = Object.fromEntries(placeholdersOf(message).map((placeholder) => [placeholder, '<1>']))
        const shown = i18n.global.t(`${name}.${key}`, values, { plural: 1, locale })
        expect(shown, message).not.toMatch(/[{}]/)
        expect(shown.trim(), message).not.toBe('')
      }
    }
  })

  it('has no text that nothing shows', () => {
    const used = usedKeys(catalogue)
    const keys = Object.keys(messagesOf('en', catalogue)).map((key) => key.split('.')[0]!)
    expect(keys.filter((key) => !used.has(key))).toEqual([])
  })
})
