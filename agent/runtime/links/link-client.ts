/** The sending end of a link: opens it, and again after each break, until it is closed or told to stop. */
import { connect, type TLSSocket } from 'node:tls'
import { beginning } from '../../core/rounds/position'
import { controlFrame, FrameKind, makeFrame } from '../../protocol/frame'
import { LinkAnswer, type LinkOpening } from '../../protocol/link'
import { FrameReader } from '../frames/frame-reader'
import { releaseFrames, type FrameRun } from '../frames/frame-run'
import { writeAll } from '../frames/write-all'
import { LINK_BUFFER_BYTES, LINK_OPEN_TIMEOUT_MS, LINK_RETRY_FIRST_MS, LINK_RETRY_LAST_MS } from '../limits'
import type { NodeTarget, Receiver, Way, WayListener } from '../pipes/outlet'
import { openingOptions } from './psk'

export class LinkClient implements Way, Receiver {
  private socket: TLSSocket | null = null
  private retryMs = LINK_RETRY_FIRST_MS
  private timer: NodeJS.Timeout | null = null
  private closed = false
  private congested = false

  constructor(
    private readonly target: NodeTarget,
    private readonly opening: LinkOpening,
    private readonly key: Buffer,
    private readonly listener: WayListener,
    private readonly log: (text: string) => void,
  ) {
    this.connect()
  }

  reaches(target: NodeTarget): boolean {
    return (
      target.address.host === this.target.address.host && target.address.port === this.target.address.port
    )
  }

  accept(run: FrameRun): boolean {
    const socket = this.socket!
    writeAll(socket, run.body.pieces, () => releaseFrames(run.body))
    this.congested = socket.writableLength > LINK_BUFFER_BYTES
    return !this.congested
  }

  end(generation: number, round: number): void {
    this.socket?.write(makeFrame(FrameKind.end, this.opening.pipe, generation, round))
  }

  close(): void {
    this.closed = true
    if (this.timer !== null) clearTimeout(this.timer)
    this.socket?.destroy()
    this.socket = null
  }

  private connect(): void {
    const { host, port } = this.target.address
    const socket = connect({ host, port, ...openingOptions(this.opening.run, this.key) })
    this.socket = socket
    socket.setNoDelay(true)
    socket.setTimeout(LINK_OPEN_TIMEOUT_MS, () => socket.destroy(new Error('no answer')))
    const reader = new FrameReader({
      run: () => socket.destroy(new Error('blocks came against the direction of the link')),
      frame: (kind, _pipe, generation, round, data) => {
        if (kind === FrameKind.acknowledge) this.listener.acknowledge({ generation, round })
        else this.readAnswer(socket, kind, data)
      },
    })
    socket.once('secureConnect', () => socket.write(controlFrame(this.introduction())))
    socket.on('data', (chunk: Buffer) => {
      try {
        reader.push(chunk)
      } catch (error) {
        socket.destroy(error as Error)
      }
    })
    socket.on('drain', () => {
      if (!this.congested) return
      this.congested = false
      this.listener.drained()
    })
    let reason = 'closed'
    socket.on('error', (error: Error) => (reason = error.message))
    socket.once('close', () => this.onClose(socket, reason))
  }

  private introduction(): LinkOpening {
    const acknowledged = this.listener.acknowledged()
    return acknowledged === null ? this.opening : { ...this.opening, acknowledged }
  }

  private readAnswer(socket: TLSSocket, kind: number, data: Buffer): void {
    if (kind !== FrameKind.control) throw new Error(`a link does not answer with frames of kind ${kind}`)
    const answer = LinkAnswer.parse(JSON.parse(data.toString('utf8')))
    if (answer.type === 'accepted') {
      socket.setTimeout(0)
      this.retryMs = LINK_RETRY_FIRST_MS
      this.listener.ready(this, answer.received ?? beginning)
    } else if (answer.type === 'stale') {
      this.close()
      this.listener.stale()
    } else socket.destroy()
  }

  private onClose(socket: TLSSocket, reason: string): void {
    if (this.closed || this.socket !== socket) return
    this.log(`link of pipe ${this.opening.pipe} to ${this.target.node}: ${reason}, trying again`)
    this.socket = null
    this.congested = false
    this.listener.broken()
    this.listener.drained()
    this.timer = setTimeout(() => this.connect(), this.retryMs)
    this.retryMs = Math.min(this.retryMs * 2, LINK_RETRY_LAST_MS)
  }
}
