// @vitest-environment happy-dom
import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { openShell, rebootNode } from '../../renderer/features/nodes/node-actions'
import { announceLosses } from '../../renderer/features/nodes/lost-notification'
import { dismiss, shownNotices } from '../../renderer/workbench/notices'
import QuestionDialog from '../../renderer/workbench/QuestionDialog.vue'
import { runSnapshot } from './support/runs'
import { TestWindow } from './support/test-window'

// Parts of the window, not the whole of it.
vi.mock('../../renderer/workbench/features', () => ({ features: [], panels: [], slotsOf: () => [] }))

enableAutoUnmount(afterEach)

/** The system's messages, which there are none of here. */
class SystemMessage {
  static permission: NotificationPermission = 'granted'
  static asked = 0
  static shown: { title: string; options: NotificationOptions }[] = []
  static requestPermission(): Promise<NotificationPermission> {
    SystemMessage.asked++
    return Promise.resolve('granted')
  }
  constructor(title: string, options: NotificationOptions) {
    SystemMessage.shown.push({ title, options })
  }
}

let window: TestWindow
beforeEach(() => {
  window = TestWindow.open({ 'run/reboot-node': () => undefined })
  SystemMessage.shown = []
  SystemMessage.asked = 0
  SystemMessage.permission = 'granted'
  vi.stubGlobal('Notification', SystemMessage)
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
  for (const notice of [...shownNotices]) dismiss(notice)
})

function lose(kind = 'node-lost'): void {
  announceLosses()
  window.tell('run/did-change', runSnapshot())
  const text = 'node pi1 is lost: silent for 3 s'
  const about = { at: 1, severity: 'error', text, hint: '', job: null, node: 'pi1' } as const
  window.tell('run/did-notice', { run: 'run-1', counter: 7, kind, ...about })
}

it('tells of a lost node in the window, and by the system when its user looks elsewhere', () => {
  vi.spyOn(document, 'hasFocus').mockReturnValue(false)
  lose()
  const text = 'node pi1 is lost: silent for 3 s'
  expect(shownNotices).toMatchObject([{ kind: 'error', message: `A node of chain is lost: ${text}` }])
  const options = { body: text, tag: 'run-1 7' }
  expect(SystemMessage.shown).toEqual([{ title: 'A node of chain is lost', options }])
})

it('leaves the system alone while its user looks at the window, and where it may not', () => {
  vi.spyOn(document, 'hasFocus').mockReturnValueOnce(true).mockReturnValue(false)
  lose()
  expect(SystemMessage.shown).toEqual([])
  SystemMessage.permission = 'denied'
  lose()
  expect(SystemMessage.shown).toEqual([])
  expect(shownNotices).toHaveLength(1)
})

it('tells of nothing but losses', () => {
  vi.spyOn(document, 'hasFocus').mockReturnValue(false)
  lose('job-moved')
  expect(shownNotices).toEqual([])
  expect(SystemMessage.shown).toEqual([])
})

it('asks whether it may tell when something runs, and only then', () => {
  SystemMessage.permission = 'default'
  announceLosses()
  window.tell('run/did-change', runSnapshot({ phase: 'preparing' }))
  expect(SystemMessage.asked).toBe(0)
  window.tell('run/did-change', runSnapshot())
  expect(SystemMessage.asked).toBe(1)
})

it.each([
  ['Reboot', [{ channel: 'run/reboot-node', input: { run: 'run-1', node: 'pi1' } }]],
  ['Leave it', []],
])('after the question whether to reboot a node, “%s” does what it says', async (answer, asked) => {
  mount(QuestionDialog, { attachTo: document.body })
  const rebooting = rebootNode('run-1', 'pi1')
  await flushPromises()
  expect(document.body.textContent).toContain('Reboot pi1?')
  expect(window.asked).toEqual([])
  const buttons = [...document.querySelectorAll('button')]
  buttons.find(({ textContent }) => textContent.trim().startsWith(answer))!.click()
  await rebooting
  expect(window.asked).toEqual(asked)
})

it('opens a shell in a window of its own, and says when the browser keeps it from that', () => {
  const open = vi
    .fn<typeof globalThis.open>()
    .mockReturnValueOnce({} as Window)
    .mockReturnValue(null)
  vi.stubGlobal('open', open)
  openShell('run-1', 'pi1')
  expect(open.mock.calls[0]![0]).toContain('#/shell?run=run-1&node=pi1')
  expect(shownNotices).toEqual([])
  openShell('run-1', 'pi1')
  expect(shownNotices).toMatchObject([{ kind: 'error' }])
})
