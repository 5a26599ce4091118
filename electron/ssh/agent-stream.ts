/** What goes to an ssh-agent of ours, message by message (draft-miller-ssh-agent, section 3). */
import { Duplex } from 'node:stream'
import type { AgentProtocol } from 'ssh2'

/** OpenSSH says first to which host it is going to log in. ssh2 would take the rest of that for further requests. */
const EXTENSION = 27

/** `SSH_AGENT_FAILURE`, with its length. */
const FAILURE = Buffer.from([0, 0, 0, 1, 5])

/** Passes on what `protocol` knows, and answers the rest. */
export class AgentStream extends Duplex {
  private waiting = Buffer.alloc(0)

  constructor(private readonly protocol: AgentProtocol) {
    super()
    protocol.on('data', (reply: Buffer) => this.push(reply))
    protocol.on('end', () => this.push(null))
  }

  override _read(): void {
    // What comes is pushed.
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.waiting = Buffer.concat([this.waiting, chunk])
    for (let message = this.next(); message !== null; message = this.next()) {
      if (message[4] === EXTENSION) this.push(FAILURE)
      else this.protocol.write(message)
    }
    done()
  }

  override _final(done: () => void): void {
    this.protocol.end()
    done()
  }

  /** The first message that is whole: its length in four bytes, its type, the rest. */
  private next(): Buffer | null {
    if (this.waiting.length < 5) return null
    const end = 4 + this.waiting.readUInt32BE(0)
    if (this.waiting.length < end) return null
    const message = this.waiting.subarray(0, end)
    this.waiting = this.waiting.subarray(end)
    return message
  }
}
