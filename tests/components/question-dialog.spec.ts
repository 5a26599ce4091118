// @vitest-environment happy-dom
import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { askChoice, askText } from '../../renderer/workbench/questions'
import QuestionDialog from '../../renderer/workbench/QuestionDialog.vue'
import { TestWindow } from './support/test-window'

enableAutoUnmount(afterEach)

beforeEach(() => {
  TestWindow.open()
  mount(QuestionDialog, { attachTo: document.body })
})

function button(text: string): HTMLButtonElement {
  const found = [...document.querySelectorAll('button')].find((known) => known.textContent === text)
  if (!found) throw new Error(`no button says ${text}`)
  return found
}

async function type(text: string): Promise<void> {
  const field = document.querySelector('input')!
  field.value = text
  field.dispatchEvent(new Event('input', { bubbles: true }))
  await flushPromises()
}

it('takes no name that its check refuses, and says why', async () => {
  const check = (value: string): string | null => (value === 'taken' ? 'There is such a file' : null)
  const asked = askText({ title: 'Rename', label: 'Name', value: 'old', confirm: 'Rename', check })
  await flushPromises()
  await type('taken')
  expect(document.body.textContent).toContain('There is such a file')
  expect(button('Rename').disabled).toBe(true)
  await type(' new ')
  button('Rename').click()
  expect(await asked).toBe('new')
})

it('answers with nothing when it is cancelled', async () => {
  const asked = askText({ title: 'Rename', label: 'Name', value: 'old', confirm: 'Rename' })
  await flushPromises()
  button('Cancel').click()
  expect(await asked).toBeNull()
})

it('answers with the choice that is pressed, and is gone', async () => {
  const choices = [
    { value: 'delete', text: 'Delete', isDangerous: true },
    { value: 'keep', text: 'Keep' },
  ]
  const asked = askChoice({ title: 'Delete it?', text: 'It goes to the trash.', choices })
  await flushPromises()
  button('Keep').click()
  expect(await asked).toBe('keep')
  await flushPromises()
  expect(document.querySelector('[role=dialog]')).toBeNull()
})
