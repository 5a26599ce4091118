import { describe, expect, it, vi } from 'vitest'
import { run } from '../../../../electron/contract/run'
import { settings } from '../../../../electron/contract/settings'
import type { OutputBatch } from '../../../../electron/contract/run'
import { AppError } from '../../../../electron/errors'
import { implement } from '../../../../electron/host/handlers'
import type { HandlersOf, Implementation, Sink } from '../../../../electron/host/handlers'
import { membersOf, PortServer } from '../../../../electron/host/port-server'
import { portPair } from './port-pair'

const defaults = {
  language: 'system',
  theme: 'system',
  editorFontSize: 13,
  autoSave: false,
  simulationNodes: 1,
  updateFeed: '',
} as const

function settingsWith(changes: Partial<HandlersOf<typeof settings>>): Implementation {
  return implement(settings, {
    get: () => defaults,
    update: (changed) => ({ ...defaults, ...changed }),
    recall: () => null,
    remember: () => undefined,
    ...changes,
  })
}

function runWith(output: HandlersOf<typeof run>['output']): Implementation {
  return { domain: run, handlers: { output } }
}

function serve(...implementations: Implementation[]): ReturnType<typeof portPair> & { server: PortServer } {
  const pair = portPair()
  return { ...pair, server: new PortServer(pair.windowPort, membersOf(implementations)) }
}

const batch = (cursor: number): OutputBatch => ({ skipped: 0, lines: [], cursor })
const stream = { run: 'r', job: 1, after: 0 }

describe('a request', () => {
  it('is answered with what its handler gives', async () => {
    const { client } = serve(settingsWith({}))
    await expect(client.request('settings/update', { theme: 'dark' })).resolves.toMatchObject({
      theme: 'dark',
    })
  })

  it('is refused when its input does not fit the schema, before the handler sees it', async () => {
    const update = vi.fn()
    const { client } = serve(settingsWith({ update }))
    const asked = client.request('settings/update', { editorFontSize: 4000 })
    await expect(asked).rejects.toThrow('editorFontSize')
    expect(update).not.toHaveBeenCalled()
  })

  it('carries an expected error with its code and hint', async () => {
    const error = new AppError('no-permission', 'Writing failed: permission denied', 'Choose another folder.')
    const { client } = serve(settingsWith({ get: () => Promise.reject(error) }))
    await expect(client.request('settings/get', undefined)).rejects.toMatchObject({
      code: 'no-permission',
      message: error.message,
      hint: error.hint,
    })
  })

  it('to a channel that the host does not serve says so', async () => {
    const { client } = serve()
    await expect(client.request('settings/get', undefined)).rejects.toThrow('settings/get')
  })

  it('is rejected when the host goes before it has answered', async () => {
    const { client, cut } = serve(settingsWith({ get: () => new Promise(() => undefined) }))
    const asked = client.request('settings/get', undefined)
    cut()
    await expect(asked).rejects.toMatchObject({ code: 'host-gone' })
    await expect(client.request('settings/get', undefined)).rejects.toMatchObject({ code: 'host-gone' })
  })
})

describe('an event', () => {
  it('reaches its listeners until they let go', async () => {
    const { client, server } = serve()
    const heard: string[] = []
    const release = client.on('settings/did-change', ({ theme }) => heard.push(theme))
    server.tell('settings/did-change', { ...defaults, theme: 'dark' })
    await vi.waitFor(() => expect(heard).toEqual(['dark']))
    release()
    server.tell('settings/did-change', { ...defaults, theme: 'light' })
    await Promise.resolve()
    expect(heard).toEqual(['dark'])
  })
})

describe('a stream', () => {
  it('sends the next item only when the window has taken the last', async () => {
    const taken: number[] = []
    const { client, sent } = serve(
      runWith(async (_input, sink) => {
        for (let cursor = 1; cursor <= 3; cursor++) await sink.send(batch(cursor))
      }),
    )
    const gate: { open: () => void } = { open: () => undefined }
    client.open('run/output', stream, async ({ cursor }) => {
      taken.push(cursor)
      await new Promise<void>((resolve) => (gate.open = resolve))
    })
    await vi.waitFor(() => expect(taken).toEqual([1]))
    expect(sent).toHaveLength(1)
    gate.open()
    await vi.waitFor(() => expect(taken).toEqual([1, 2]))
    expect(sent).toHaveLength(2)
  })

  it('tells its handler when the window closes it, and says nothing more', async () => {
    const sinks: Sink<OutputBatch>[] = []
    const { client, sent } = serve(
      runWith(async (_input, sink) => {
        sinks.push(sink)
        while (sink.isOpen) await sink.send(batch(1))
      }),
    )
    const close: () => void = client.open('run/output', stream, () => close())
    await vi.waitFor(() => expect(sinks[0]?.isOpen).toBe(false))
    expect(sent).toHaveLength(1)
  })

  it('ends with the reason for which its handler failed', async () => {
    const { client } = serve(
      runWith(() => Promise.reject(new AppError('not-found', 'This run is over', 'Start again.'))),
    )
    const ended = new Promise((resolve) => client.open('run/output', stream, () => undefined, resolve))
    await expect(ended).resolves.toMatchObject({ code: 'not-found' })
  })
})
