// @vitest-environment happy-dom
import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Question } from '../../electron/contract/questions'
import LoginQuestion from '../../renderer/features/logins/LoginQuestion.vue'
import { TestWindow } from './support/test-window'

enableAutoUnmount(afterEach)

const trust: Question = {
  id: 1,
  kind: 'trust-host',
  node: 'pi1',
  keyType: 'ssh-ed25519',
  fingerprint: 'SHA256:abc',
}
const password: Question = { id: 2, kind: 'password', user: 'pi', node: 'pi1', attempt: 1 }

let window: TestWindow
beforeEach(() => {
  window = TestWindow.open({ 'questions/list': () => [], 'questions/answer': () => undefined })
  mount(LoginQuestion, { attachTo: document.body })
})

async function ask(...questions: Question[]): Promise<void> {
  window.tell('questions/did-change', questions)
  await flushPromises()
}

function button(text: string): HTMLButtonElement {
  return [...document.querySelectorAll('button')].find((known) => known.textContent.trim() === text)!
}

function answers(): unknown[] {
  return window.asked.filter(({ channel }) => channel === 'questions/answer').map(({ input }) => input)
}

it('shows one question at a time, the oldest first, and is gone after the last', async () => {
  await ask(trust, password)
  expect(document.body.textContent).toContain('Is this node pi1?')
  expect(document.body.textContent).toContain('ssh-ed25519 SHA256:abc')
  expect(document.body.textContent).not.toContain('Password of pi')
  button('Yes, trust it').click()
  expect(answers()).toEqual([{ id: 1, answer: 'yes' }])
  await ask(password)
  expect(document.body.textContent).toContain('Password of pi')
  await ask()
  expect(document.querySelector('[role=dialog]')).toBeNull()
})

it('sends a password that was typed, hidden, and none that is empty', async () => {
  await ask(password)
  const field = document.querySelector('input')!
  expect(field.type).toBe('password')
  expect(button('Log in').disabled).toBe(true)
  field.value = 'raspberry'
  field.dispatchEvent(new Event('input', { bubbles: true }))
  await flushPromises()
  button('Log in').click()
  expect(answers()).toEqual([{ id: 2, answer: 'raspberry' }])
})

it('says that a password was refused, and lets its user go on without', async () => {
  await ask({ ...password, attempt: 2 })
  expect(document.body.textContent).toContain('Node pi1 refused it.')
  button('Go on without').click()
  expect(answers()).toEqual([{ id: 2, answer: null }])
})

it('names the key that a passphrase is for, and the runs that end when an agent is replaced', async () => {
  await ask({ id: 3, kind: 'passphrase', file: '/home/ada/.ssh/id_ed25519', attempt: 1 })
  expect(document.body.textContent).toContain('Passphrase of /home/ada/.ssh/id_ed25519')
  await ask({
    id: 4,
    kind: 'replace-agent',
    node: 'pi1',
    reason: 'Its agent is older',
    runs: ['chain of ada'],
  })
  expect(document.body.textContent).toContain('Its agent is older. When it is replaced, this ends there:')
  expect(document.body.textContent).toContain('chain of ada')
  button('Replace it').click()
  expect(answers()).toEqual([{ id: 4, answer: 'yes' }])
})
