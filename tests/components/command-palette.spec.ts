// @vitest-environment happy-dom
import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { defineComponent, h, ref } from 'vue'
import { addCommands } from '../../renderer/workbench/commands'
import CommandPalette from '../../renderer/workbench/CommandPalette.vue'
import { TestWindow } from './support/test-window'

enableAutoUnmount(afterEach)

const ran: string[] = []
const isOpen = ref(false)
/** The palette as the window has it: beside what opens it. */
const Window = defineComponent({
  render: () => [
    h('button', { id: 'opener' }, 'Commands'),
    h(CommandPalette, { open: isOpen.value, 'onUpdate:open': (open: boolean) => (isOpen.value = open) }),
  ],
})

beforeEach(async () => {
  TestWindow.open()
  ran.length = 0
  isOpen.value = false
  const command = (id: string, title: string, isEnabled = true): Parameters<typeof addCommands>[0][0] => ({
    id,
    title: () => title,
    isEnabled: () => isEnabled,
    run: () => void ran.push(id),
  })
  addCommands([
    command('a.save', 'Save file'),
    command('a.save-all', 'Save all files'),
    command('a.stop', 'Stop the run', false),
  ])
  mount(Window, { attachTo: document.body })
  document.querySelector<HTMLElement>('#opener')?.focus()
  isOpen.value = true
  await flushPromises()
})

function titles(): (string | undefined)[] {
  return [...document.querySelectorAll('[role=option]')].map(({ textContent }) => textContent.trim())
}

async function type(text: string): Promise<void> {
  const field = document.querySelector<HTMLInputElement>('[role=dialog] input')!
  field.value = text
  field.dispatchEvent(new Event('input', { bubbles: true }))
  await flushPromises()
}

it('lists what can be done now, by its words in any order', async () => {
  expect(titles()).toEqual(['Save all files', 'Save file'])
  await type('files save')
  expect(titles()).toEqual(['Save all files'])
  await type('nothing like it')
  expect(document.body.textContent).toContain('No command has this in its name')
})

it('runs what is chosen once it is closed, and gives the focus back', async () => {
  document.querySelectorAll<HTMLElement>('[role=option]')[1]!.click()
  await expect.poll(() => ran).toEqual(['a.save'])
  expect(document.querySelector('[role=dialog]')).toBeNull()
  expect(document.activeElement?.id).toBe('opener')
})
