import { app } from 'electron'
import { beforeEach, expect, it, vi } from 'vitest'
import { Settings } from '../../../../electron/contract/settings'
import type { RunService } from '../../../../electron/runs/run-service'
import { Parting } from '../../../../electron/windows/parting'
import { Quitting } from '../../../../electron/windows/quitting'

const { did, pressed } = vi.hoisted(() => ({
  /** What the app has done, in its order. */
  did: [] as string[],
  /** Which button the user presses, by its place, and which there were. */
  pressed: { button: 0, buttons: [] as string[] },
}))

vi.mock('electron', async () => {
  const { EventEmitter } = await import('node:events')
  class App extends EventEmitter {
    getLocale = (): string => 'en-US'
    releaseSingleInstanceLock = (): void => void did.push('released')
    quit(): void {
      const event = { isPrevented: false, preventDefault: () => void (event.isPrevented = true) }
      this.emit('before-quit', event)
      if (!event.isPrevented) did.push('ended')
    }
  }
  const showMessageBox = async ({ buttons }: { buttons: string[] }): Promise<{ response: number }> => {
    pressed.buttons = buttons
    return { response: pressed.button }
  }
  return { app: new App(), BrowserWindow: { getAllWindows: () => [] }, dialog: { showMessageBox } }
})

const settings = { settings: Settings.parse({ language: 'en' }) }
const LEAVE = 0
const STOP = 1
const CANCEL = 2

function quitting(networks: string[]): Quitting {
  const end = (how: string) => async (): Promise<void> => {
    did.push(how)
    networks.length = 0
  }
  const runs = {
    get onNodes() {
      return networks.map((folder) => ({ folder }))
    },
    leaveAll: end('left'),
    stopAll: end('stopped'),
  } as unknown as RunService
  const host = { close: async () => void did.push('closed') }
  return new Quitting(host, new Parting(runs, settings), () => did.push('stayed'))
}

beforeEach(() => {
  did.length = 0
  app.removeAllListeners()
})

it('closes everything before the app ends, and asks nothing when nothing runs on nodes', async () => {
  quitting([])
  pressed.buttons = []
  app.quit()
  await expect.poll(() => did).toEqual(['closed', 'ended'])
  expect(pressed.buttons).toEqual([])
})

it.each([
  { button: LEAVE, expected: ['left', 'closed', 'ended'] },
  { button: STOP, expected: ['stopped', 'closed', 'ended'] },
  { button: CANCEL, expected: ['stayed'] },
])('does with runs on nodes as the user says: button $button', async ({ button, expected }) => {
  quitting(['chain'])
  pressed.button = button
  app.quit()
  await expect.poll(() => did).toEqual(expected)
  expect(pressed.buttons).toEqual(['Leave it running', 'Stop it', 'Cancel'])
})

it('lets the next version be installed once everything is closed, and does not when the user stays', async () => {
  const networks = ['chain']
  const ending = quitting(networks)
  pressed.button = CANCEL
  ending.quitFor(() => did.push('installed'))
  await expect.poll(() => did).toEqual(['stayed'])
  // Ending later for another reason installs nothing.
  pressed.button = STOP
  app.quit()
  await expect.poll(() => did).toEqual(['stayed', 'stopped', 'closed', 'ended'])

  did.length = 0
  quitting([]).quitFor(() => did.push('installed'))
  await expect.poll(() => did).toEqual(['closed', 'released', 'installed', 'ended'])
})
