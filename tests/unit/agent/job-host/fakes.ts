/** The job host's surroundings for tests: a socket that records, and pipes and jobs of the SDK. */
import { Job, Pipe, type JobOptions } from 'fission'
import { frameRound, framePipe, FRAME_HEADER_BYTES, frameSize } from '../../../../agent/protocol/frame'
import { BlockWriter } from '../../../../agent/sdk/block-writer'
import type { AgentSocket } from '../../../../agent/job-host/agent-socket'

/** Records what a job writes. */
export class FakeSocket {
  readonly writers: BlockWriter[] = []
  readonly ends: string[] = []
  roundsWritten = 0

  addWriter(): BlockWriter {
    const writer = new BlockWriter(16)
    this.writers.push(writer)
    return writer
  }
  roundWritten(): void {
    this.roundsWritten++
  }
  endPipe(pipe: number, generation: number, round: number): void {
    this.ends.push(`${pipe}: ${generation}/${round}`)
  }

  /** As the class that the job host's parts want. */
  get asSocket(): AgentSocket {
    return this as unknown as AgentSocket
  }

  /** `pipe:round head data` of every block, writer by writer. */
  blocks(headSize = 1): string[] {
    return this.writers.flatMap(({ buffer, length }) => {
      const out: string[] = []
      for (let at = 0; at < length;) {
        const end = at + 4 + frameSize(buffer, at)
        const head = buffer.toString('hex', at + FRAME_HEADER_BYTES, at + FRAME_HEADER_BYTES + headSize)
        const data = buffer.toString('latin1', at + FRAME_HEADER_BYTES + headSize, end)
        out.push(`${framePipe(buffer, at)}:${frameRound(buffer, at)} ${head} ${data}`)
        at = end
      }
      return out
    })
  }
}

/** Carries text as it is, so that tests can read it; `dummy` stands for what is missing. */
export class TextPipe extends Pipe<string> {
  dummy: string | null = null
  override pack(value: string): Uint8Array {
    return Buffer.from(value)
  }
  override unpack(bytes: Buffer): string {
    if (bytes.toString() === 'poison') throw new Error('cannot read this')
    return bytes.toString()
  }
  override getDummy(): Uint8Array | null {
    return this.dummy === null ? null : Buffer.from(this.dummy)
  }
}

export class AnyJob extends Job {
  constructor(options: JobOptions = {}) {
    super(options)
  }
  override run(): unknown {
    return undefined
  }
}

export class HeadJob extends AnyJob {
  static override head = true
}
