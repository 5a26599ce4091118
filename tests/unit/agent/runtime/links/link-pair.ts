/** Real links over TLS on loopback, with recorders at both ends. */
import { randomBytes } from 'node:crypto'
import { connect, type ConnectionOptions, type TLSSocket } from 'node:tls'
import { onTestFinished } from 'vitest'
import type { LinkOpening } from '../../../../../agent/protocol/link'
import { LinkClient } from '../../../../../agent/runtime/links/link-client'
import { LinkServer, type LinkAdmission } from '../../../../../agent/runtime/links/link-server'
import { openingOptions } from '../../../../../agent/runtime/links/psk'

export const runKey = randomBytes(32)
/** Another run of the same agent. */
export const otherRun = { id: 'run-87654321', key: randomBytes(32) }
export const opening: LinkOpening = { run: 'run-12345678', pipe: 1, sourceEpoch: 1 }
const keys = new Map([
  [opening.run, runKey],
  [otherRun.id, otherRun.key],
])

/** The receiving agent: lets in the epochs it expects, and records. */
export class Receiving {
  readonly log: string[] = []
  /** `1+3` for a run, `end` for the end, in the order in which they came. */
  readonly got: string[] = []
  rounds = 0
  expectedEpoch = 1
  isHere = true
  /** Takes runs, or asks the sender to wait. */
  room = true
  resume: (() => void) | null = null
  private link: (() => void) | null = null
  readonly server: LinkServer
  port = 0

  constructor(openTimeoutMs?: number) {
    const admission: LinkAdmission = {
      key: (run) => keys.get(run) ?? null,
      admit: ({ sourceEpoch }, close) => this.admit(sourceEpoch, close),
      log: (text) => this.log.push(text),
    }
    this.server = new LinkServer(admission, openTimeoutMs)
  }

  async listen(port = 0): Promise<this> {
    this.port = await this.server.listen('127.0.0.1', port)
    onTestFinished(() => this.server.close())
    return this
  }

  private admit(sourceEpoch: number, close: () => void): ReturnType<LinkAdmission['admit']> {
    if (!this.isHere) return { answer: { type: 'not-here' }, target: null }
    if (sourceEpoch < this.expectedEpoch) {
      return { answer: { type: 'stale', sourceEpoch: this.expectedEpoch }, target: null }
    }
    this.expectedEpoch = sourceEpoch
    this.link?.()
    this.link = close
    const accept = (run: { first: number; count: number }, onDrain: () => void): boolean => {
      this.got.push(`${run.first}+${run.count}`)
      this.rounds += run.count
      this.resume = onDrain
      return this.room
    }
    return { answer: { type: 'accepted' }, target: { accept, end: () => this.got.push('end') } }
  }

  /** Breaks the open link, as a network would. */
  breakLink(): void {
    this.link?.()
  }
}

/** The sending agent. */
export class Sending {
  readonly events: string[] = []
  readonly client: LinkClient

  constructor(port: number, { sourceEpoch = 1, key = runKey } = {}) {
    const target = { type: 'node', node: 'n', address: { host: '127.0.0.1', port }, epoch: 1 } as const
    const heard = (event: string) => () => void this.events.push(event)
    const listener = {
      ready: heard('ready'),
      broken: heard('broken'),
      drained: heard('drained'),
      stale: heard('stale'),
      acknowledged: () => null,
      acknowledge: () => undefined,
    }
    this.client = new LinkClient(target, { ...opening, sourceEpoch }, key, listener, () => undefined)
    onTestFinished(() => this.client.close())
  }

  count(event: string): number {
    return this.events.filter((entry) => entry === event).length
  }
}

/** A connection of which the test writes every byte. */
export function rawLink(port: number, psk = runKey, more: ConnectionOptions = {}): TLSSocket {
  const socket = connect({ host: '127.0.0.1', port, ...openingOptions(opening.run, psk), ...more })
  socket.on('error', () => socket.destroy())
  onTestFinished(() => void socket.destroy())
  return socket
}

/** Resolves when the other side has ended the connection. */
export function ended(socket: TLSSocket): Promise<void> {
  socket.resume()
  return new Promise((resolve) => socket.once('close', () => resolve()))
}
