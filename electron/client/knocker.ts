/**
 * Asks silent nodes for a sign of life over fresh connections. What TCP lost during a stall of the Wi-Fi it sends again
 * after pauses that double, so a node that was silent for 0.6 s would be heard only after 1.4 s, and be given up meanwhile. A
 * new connection to its data port comes through at once, and its handshake with the run's key takes a living agent.
 */
import { connect } from 'node:tls'
import type { TLSSocket } from 'node:tls'
import { knockingOptions } from '../../agent/runtime/links/psk'
import type { DataAddress, NodeId } from '../../agent/core/supervisor/types'

/** From one attempt to the next. */
const KNOCK_MS = 60

/** Attempts that are open at the same time. */
const OPEN_KNOCKS = 8

/** Without a heartbeat for so long, an agent that only answers the door is of no use. */
const LONGEST_SILENCE_MS = 5000

/** What a run tells of its nodes, and is told. */
export interface KnockHost {
  readonly run: string
  /** The run's key, base64. */
  readonly key: string
  now(): number
  isSuspect(node: NodeId): boolean
  addressOf(node: NodeId): DataAddress | null
  alive(node: NodeId): void
}

export class Knocker {
  private readonly heardAt = new Map<NodeId, number>()
  private readonly timers = new Map<NodeId, NodeJS.Timeout>()
  private readonly key: Buffer

  constructor(private readonly host: KnockHost) {
    this.key = Buffer.from(host.key, 'base64')
  }

  /** A heartbeat came from the node. */
  heard(node: NodeId): void {
    this.heardAt.set(node, this.host.now())
  }

  /** The node is silent: knocks until it is heard, or lost. */
  knock(node: NodeId): void {
    const address = this.host.addressOf(node)
    if (this.timers.has(node) || !address) return
    const open: TLSSocket[] = []
    const end = (): void => {
      clearInterval(timer)
      this.timers.delete(node)
      for (const socket of open) socket.destroy()
    }
    const timer = setInterval(() => {
      const silentMs = this.host.now() - (this.heardAt.get(node) ?? -Infinity)
      if (!this.host.isSuspect(node) || silentMs > LONGEST_SILENCE_MS) return end()
      const answered = (): void => {
        end()
        if (this.host.isSuspect(node)) this.host.alive(node)
      }
      open.push(this.attempt(address, answered))
      if (open.length > OPEN_KNOCKS) open.shift()?.destroy()
    }, KNOCK_MS)
    this.timers.set(node, timer)
  }

  stop(): void {
    for (const timer of this.timers.values()) clearInterval(timer)
    this.timers.clear()
  }

  private attempt({ host, port }: DataAddress, answered: () => void): TLSSocket {
    const socket = connect({ host, port, ...knockingOptions(this.host.run, this.key) })
    // Nobody at home; the next knock, or the supervisor's limit, decides.
    socket.on('error', () => socket.destroy())
    socket.once('secureConnect', answered)
    return socket
  }
}
