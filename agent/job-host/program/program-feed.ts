/** What a program is given on one input. */
import { Socket } from 'node:net'
import type { ProgramPipe } from './program-pipes'

interface Portion {
  data: Buffer
  rounds: number
}

export class ProgramFeed {
  /** Rounds that the program was given. */
  rounds = 0
  private socket: Socket | null = null
  private waiting: Portion[] = []
  private hasEnded = false
  private unwritten = 0

  /** `written`: bytes have left; more may be put. */
  constructor(
    private readonly pipe: ProgramPipe,
    private readonly written: () => void,
  ) {}

  /** Bytes that the program has not taken yet. */
  get backlog(): number {
    return this.unwritten
  }

  /** The program has opened its end. */
  attach(descriptor: number): void {
    this.socket = new Socket({ fd: descriptor, readable: false, writable: true })
    // A program that has closed its input for good wants nothing more, and what comes is dropped.
    this.socket.on('error', () => this.socket?.destroy())
    for (const portion of this.waiting.splice(0)) this.write(this.socket, portion)
    this.endIfThrough()
  }

  /** Adds the blocks of so many rounds. */
  put(data: Buffer, rounds: number): void {
    this.unwritten += data.length
    if (this.socket === null) this.waiting.push({ data, rounds })
    else this.write(this.socket, { data, rounds })
  }

  /** The program reads the end of the input after what waits. */
  end(): void {
    this.hasEnded = true
    this.endIfThrough()
  }

  private write(socket: Socket, { data, rounds }: Portion): void {
    socket.write(data, () => {
      this.unwritten -= data.length
      this.rounds += rounds
      this.written()
      this.endIfThrough()
    })
  }

  private endIfThrough(): void {
    if (!this.hasEnded || this.unwritten > 0 || this.socket === null) return
    this.socket.destroy()
    this.pipe.letGo()
  }
}
