/**
 * Connected pairs of local sockets, made ahead: one end reads into slabs here, the other becomes descriptor 3 of a job
 * process. The pipes that `spawn` makes would do too, but cannot be given buffers to read into.
 */
import { connect, createServer, type Server, type Socket } from 'node:net'
import { listenPrivately } from '../listen-privately'
import { SlabReader, type ReadSlab } from '../frames/read-slab'

/** Takes a chunk that lies in a slab. */
type SlabListener = (chunk: Buffer, slab: ReadSlab) => void

export interface SocketPair {
  ours: Socket
  theirs: Socket
  /** Set before the other end can write anything. */
  listener: SlabListener | null
}

/** Pairs kept ready. */
const SPARE_PAIRS = 4

export class SocketPairs {
  private readonly ready: SocketPair[] = []
  private server: Server | null = null
  private accept: ((theirs: Socket) => void) | null = null
  private making: Promise<void> | null = null

  /** `path`: where the pairs meet, a Unix socket for this process alone. */
  constructor(private readonly path: string) {}

  /** Opens the way; on Windows, whose pipes cannot be handed on like this, there are never any pairs. */
  async open(): Promise<void> {
    if (process.platform === 'win32') return
    this.server = createServer({ pauseOnConnect: true }, (theirs) => this.accept?.(theirs))
    await listenPrivately(this.server, this.path)
    await this.refill()
  }

  /** A pair, or null where none is ready. */
  take(): SocketPair | null {
    const pair = this.ready.shift() ?? null
    void this.refill()
    return pair
  }

  close(): void {
    this.server?.close()
    this.server = null
    for (const { ours, theirs } of this.ready.splice(0)) {
      ours.destroy()
      theirs.destroy()
    }
  }

  /** One at a time, so that each connection is known to belong to its other end. */
  private async refill(): Promise<void> {
    this.making ??= this.make(SPARE_PAIRS).finally(() => (this.making = null))
    await this.making
  }

  private async make(wanted: number): Promise<void> {
    while (this.server !== null && this.ready.length < wanted) {
      const pair = await this.makeOne()
      if (pair === null) return
      this.ready.push(pair)
    }
  }

  /** A pair, or null where the system has no descriptors left. */
  private async makeOne(): Promise<SocketPair | null> {
    const slabs = new SlabReader()
    let pair: SocketPair | null = null
    const buffer = (): Buffer => slabs.space()
    const callback = (bytes: number): boolean => {
      const { current } = slabs
      pair?.listener?.(slabs.take(bytes), current)
      return true
    }
    const ours = connect({ path: this.path, onread: { buffer, callback } })
    // An error is followed by the end of the process, which says more.
    ours.on('error', () => ours.destroy())
    const theirs = await new Promise<Socket | null>((resolve) => {
      this.accept = resolve
      ours.once('close', () => resolve(null))
    })
    if (theirs !== null) pair = { ours, theirs, listener: null }
    return pair
  }
}
