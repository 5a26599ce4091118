// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { defineComponent, h } from 'vue'
import { afterEach, expect, it, vi } from 'vitest'
import { HostError } from '../../electron/contract/kit/client'
import { engineText } from '../../renderer/language/engine/engine-text'
import { errorWords, inOneLine } from '../../renderer/language/engine/error-words'
import { showLanguage } from '../../renderer/language/i18n'

const failure = new HostError({
  code: 'not-found',
  message: 'Reading a.csv failed: no such file or folder',
  hint: 'Check the path.',
})
const inGerman = 'Lesen von a.csv fehlgeschlagen: Datei oder Ordner nicht vorhanden'

afterEach(() => showLanguage('en'))

it('follows the language that is shown, and leaves nothing in the one before', async () => {
  const shown = mount(defineComponent(() => () => h('p', engineText(failure.message))))
  expect(shown.text()).toBe(failure.message)
  showLanguage('de')
  await vi.waitFor(() => expect(shown.text()).toBe(inGerman))
  showLanguage('en')
  await vi.waitFor(() => expect(shown.text()).toBe(failure.message))
})

it('says of any failure what it is, and what to do where that is known', async () => {
  showLanguage('de')
  await vi.waitFor(() => expect(errorWords(failure)).toEqual({ message: inGerman, hint: 'Den Pfad prüfen.' }))
  expect(errorWords(new Error('odd'))).toEqual({ message: 'odd', hint: '' })
  expect(errorWords('thrown as text')).toEqual({ message: 'thrown as text', hint: '' })
  expect(inOneLine(failure)).toBe(`${inGerman}. Den Pfad prüfen.`)
  expect(inOneLine({ message: 'odd', hint: '' })).toBe('odd')
  expect(engineText(null)).toBe('')
})
