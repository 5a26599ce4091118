import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { LinkServer } from '../../../../agent/runtime/links/link-server'
import { Knocker } from '../../../../electron/client/knocker'

const NODE = 'pi1'
const key = randomBytes(32)
let server: LinkServer
let port: number
let suspect: boolean
let nowMs: number
let alive: string[]
let knocker: Knocker

function makeKnocker(given = key, isSuspect = (): boolean => suspect): Knocker {
  return new Knocker({
    run: 'run-1',
    key: given.toString('base64'),
    now: () => nowMs,
    isSuspect,
    addressOf: () => ({ host: '127.0.0.1', port }),
    alive: (node) => {
      alive.push(node)
      suspect = false
    },
  })
}

beforeEach(async () => {
  server = new LinkServer({
    key: (run) => (run === 'run-1' ? key : null),
    admit: () => ({ answer: { type: 'not-here' }, target: null }),
    log: () => undefined,
  })
  port = await server.listen('127.0.0.1', 0)
  suspect = true
  nowMs = 0
  alive = []
  knocker = makeKnocker()
})
afterEach(() => {
  knocker.stop()
  server.close()
})

it('takes a handshake with the key of the run for a sign of life, once', async () => {
  knocker.heard(NODE)
  knocker.knock(NODE)
  knocker.knock(NODE)
  await vi.waitFor(() => expect(alive).toEqual([NODE]), { timeout: 20_000 })
})

it('knocks again at the next silence', async () => {
  knocker.heard(NODE)
  knocker.knock(NODE)
  await vi.waitFor(() => expect(alive).toHaveLength(1), { timeout: 20_000 })
  suspect = true
  knocker.knock(NODE)
  await vi.waitFor(() => expect(alive).toHaveLength(2), { timeout: 20_000 })
})

it('takes nobody for the agent who has another key', async () => {
  const looked = vi.fn(() => suspect)
  const stranger = makeKnocker(randomBytes(32), looked)
  stranger.heard(NODE)
  stranger.knock(NODE)
  // So many knocks were made, and those before were refused.
  await vi.waitFor(() => expect(looked.mock.calls.length).toBeGreaterThan(10), { timeout: 20_000 })
  expect(alive).toEqual([])
  stranger.stop()
})

it('leaves a node alone that has been silent for too long', async () => {
  const looked = vi.fn(() => suspect)
  const other = makeKnocker(key, looked)
  other.heard(NODE)
  nowMs = 6000
  other.knock(NODE)
  await vi.waitFor(() => expect(looked).toHaveBeenCalledTimes(1), { timeout: 20_000 })
  // It had ended by itself, so this is a new one.
  other.knock(NODE)
  await vi.waitFor(() => expect(looked).toHaveBeenCalledTimes(2), { timeout: 20_000 })
  expect(alive).toEqual([])
})
