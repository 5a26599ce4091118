/** The receiving end of all links of an agent: one data port, each connection let in by key, run, pipe and epoch. */
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer, type Server, type TLSSocket } from 'node:tls'
import type { Position } from '../../core/rounds/position'
import { controlFrame, FrameKind } from '../../protocol/frame'
import { LinkOpening, type LinkAnswer } from '../../protocol/link'
import { FrameReader } from '../frames/frame-reader'
import type { FrameRun } from '../frames/frame-run'
import { LINK_OPEN_TIMEOUT_MS } from '../limits'
import { Acknowledger } from './acknowledger'
import { acceptingOptions } from './psk'
import { readIntoSlabs } from './read-into-slabs'

/** What accepts the blocks of one admitted link. */
export interface LinkTarget {
  accept(run: FrameRun, onDrain: () => void): boolean
  end(): void
}

/** What becomes of a link that wants to be let in. */
interface Admitted {
  answer: LinkAnswer
  target: LinkTarget | null
}

/** Who decides about links: the agent. */
export interface LinkAdmission {
  /** Key of a run, or null when the run is not known. */
  key(run: string): Buffer | null
  /**
   * `close` ends the link, for when a newer one replaces it; `acknowledge` tells the writer of a reliable pipe what it
   * need not keep any more.
   */
  admit(opening: LinkOpening, close: () => void, acknowledge: (position: Position) => void): Admitted
  log(text: string): void
}

export class LinkServer {
  private readonly server: Server
  private readonly sockets = new Set<TLSSocket>()
  /** The run whose key a connection has shown that it has. */
  private readonly provenRuns = new WeakMap<TLSSocket, string>()

  constructor(
    private readonly admission: LinkAdmission,
    private readonly openTimeoutMs = LINK_OPEN_TIMEOUT_MS,
  ) {
    this.server = createServer({
      ...acceptingOptions(),
      pskCallback: (socket, identity) => {
        this.provenRuns.set(socket, identity)
        return admission.key(identity)
      },
      pskIdentityHint: 'fission',
    })
    this.server.on('secureConnection', (socket) => this.serve(socket))
    this.server.on('tlsClientError', (error) => admission.log(`link refused: ${error.message}`))
    // A link for which there is no descriptor left comes back; those that stand go on.
    this.server.on('error', (error: Error) => admission.log(`no link let in: ${error.message}`))
  }

  /** Listens on any free port, or the given one, and gives the port; links that came to the one before go on. */
  async listen(host: string, port: number): Promise<number> {
    if (this.server.listening) this.server.close()
    this.server.listen(port, host)
    await once(this.server, 'listening')
    return (this.server.address() as AddressInfo).port
  }

  close(): void {
    this.server.close()
    for (const socket of this.sockets) socket.destroy()
  }

  private serve(socket: TLSSocket): void {
    this.sockets.add(socket)
    socket.setNoDelay(true)
    socket.setTimeout(this.openTimeoutMs, () => socket.destroy(new Error('it said nothing')))
    let pipe: number | null = null
    let target: LinkTarget | null = null
    const resume = (): void => void socket.resume()

    const reader = new FrameReader({
      run: (from, run) => {
        if (target === null || from !== pipe)
          throw new Error(`blocks of pipe ${from} on a link of pipe ${String(pipe)}`)
        if (!target.accept(run, resume)) socket.pause()
      },
      frame: (kind, from, _generation, _round, data) => {
        if (target !== null && kind === FrameKind.end && from === pipe) return target.end()
        if (target !== null || kind !== FrameKind.control)
          throw new Error(`frame of kind ${kind} out of order`)
        const opening = LinkOpening.parse(JSON.parse(data.toString('utf8')))
        if (opening.run !== this.provenRuns.get(socket)) throw new Error('it has the key of another run')
        pipe = opening.pipe
        const acknowledger = new Acknowledger(opening.pipe, socket)
        const acknowledge = (position: Position): void => acknowledger.tell(position)
        const admitted = this.admission.admit(opening, () => socket.destroy(), acknowledge)
        target = admitted.target
        socket.write(controlFrame(admitted.answer))
        if (target !== null) acknowledger.open()
        socket.setTimeout(0)
        if (target === null) socket.end()
      },
    })
    readIntoSlabs(socket, (chunk, slab) => {
      try {
        reader.push(chunk, slab)
      } catch (error) {
        this.admission.log(`link of pipe ${String(pipe)} closed: ${(error as Error).message}`)
        socket.destroy()
      }
    })
    socket.on('error', (error: Error) => this.admission.log(`link of pipe ${String(pipe)}: ${error.message}`))
    socket.on('close', () => this.sockets.delete(socket))
  }
}
