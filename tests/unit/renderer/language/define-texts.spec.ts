import { readFileSync } from 'node:fs'
import path from 'node:path'
import { runInNewContext } from 'node:vm'
import { transformSync } from 'esbuild'
import { afterEach, describe, expect, it } from 'vitest'
import { computed } from 'vue'
import { defineTexts } from '../../../../renderer/language/define-texts'
import { i18n } from '../../../../renderer/language/i18n'

afterEach(() => (i18n.global.locale.value = 'en'))

const texts = defineTexts('test', {
  en: {
    stop: 'Stop',
    close: 'Close {name}',
    rows: '{count} row of {job} | {count} rows of {job}',
    bad: "no {'|'} in here",
    states: { lost: 'lost' },
  },
  de: {
    stop: 'Stoppen',
    close: '{name} schließen',
    rows: '{count} Zeile von {job} | {count} Zeilen von {job}',
    bad: "kein {'|'} darin",
    states: { lost: 'verloren' },
  },
})

describe('a text', () => {
  it('follows the language while the window is open', () => {
    const shown = computed(() => [texts.stop, texts.close({ name: 'a.ts' }), texts.states.lost, texts.bad])
    expect(shown.value).toEqual(['Stop', 'Close a.ts', 'lost', 'no | in here'])
    i18n.global.locale.value = 'de'
    expect(shown.value).toEqual(['Stoppen', 'a.ts schließen', 'verloren', 'kein | darin'])
  })

  it('has one form for one and another for none and many, with the number as the language writes it', () => {
    const rows = (count: number): string => texts.rows({ count, job: 'Sink' })
    expect([0, 1, 1234].map(rows)).toEqual(['0 rows of Sink', '1 row of Sink', '1,234 rows of Sink'])
    i18n.global.locale.value = 'de'
    expect([0, 1, 1234].map(rows)).toEqual(['0 Zeilen von Sink', '1 Zeile von Sink', '1.234 Zeilen von Sink'])
  })

  it('can be listed, as choices are', () => {
    expect(Object.entries(texts.states)).toEqual([['lost', 'lost']])
  })
})

it('is refused by the compiler where the languages differ', () => {
  // @ts-expect-error a key is missing
  defineTexts('test-a', { en: { one: 'One', two: 'Two' }, de: { one: 'Eins' } })
  // @ts-expect-error a key is nowhere in English
  defineTexts('test-b', { en: { one: 'One' }, de: { one: 'Eins', two: 'Zwei' } })
  // @ts-expect-error a placeholder is missing
  defineTexts('test-c', { en: { one: 'One {name}' }, de: { one: 'Eins' } })
  // @ts-expect-error a placeholder has another name
  defineTexts('test-d', { en: { one: 'One {name}' }, de: { one: 'Eins {nam}' } })
  // @ts-expect-error the plural is missing
  defineTexts('test-e', { en: { one: '{count} row | {count} rows' }, de: { one: '{count} Zeilen' } })
  // @ts-expect-error a nested key is missing
  defineTexts('test-f', { en: { on: { a: 'A', b: 'B' } }, de: { on: { a: 'A' } } })
  // @ts-expect-error there is no such text
  expect(texts.start).toBeUndefined()
  // @ts-expect-error a plural is chosen by a number
  expect(texts.rows({ count: '2', job: 'Sink' })).toContain('2')
})

it('is defined as the help for contributors says', () => {
  const page = path.join(import.meta.dirname, '../../../../resources/help/architecture.md')
  const [, block = ''] = /^```ts\n(.*?)^```$/ms.exec(readFileSync(page, 'utf8')) ?? []
  const { code } = transformSync(block.replace(/^export /m, ''), { loader: 'ts' })
  const shown = runInNewContext(`${code}; texts`, { defineTexts }) as typeof texts
  expect([shown.stop, shown.rows({ count: 3, job: '' }), shown.states.lost]).toEqual([
    'Stop',
    '3 rows',
    'lost',
  ])
})
