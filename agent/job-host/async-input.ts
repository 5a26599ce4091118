/** An ASYNC input: run never waits for it and gets the stored, the passing or the default value. */
import { AsyncBuffer } from '../core/rounds/async-buffer'
import { FRAME_HEADER_BYTES, frameSize } from '../protocol/frame'
import type { PipeDescription } from '../core/network/description'
import { readBlock } from '../sdk/internals'
import { optionalAttributes } from '../sdk/optional-pipe'
import type { Pipe } from '../sdk/pipe'
import { JobFailure, pipeLabel } from './job-failure'

export class AsyncInput {
  private readonly buffer: AsyncBuffer<Buffer>
  private readonly fallback: unknown
  private readonly store: boolean
  private stored: unknown
  private readonly window: unknown[] = []

  constructor(
    readonly pipe: Pipe,
    description: PipeDescription,
    private readonly headSize: number,
  ) {
    this.buffer = new AsyncBuffer(description.buffer)
    const attributes = optionalAttributes(pipe)
    this.fallback = attributes?.optionalDefault
    // A pipe that is merely ASYNC always gives the newest value it has had.
    this.store = attributes?.optionalStore ?? true
    this.stored = this.fallback
  }

  /** Takes the frames of a run; each is kept or dropped by the pipe's buffer rule. */
  push(frames: Buffer): void {
    for (let at = 0; at < frames.length;) {
      const end = at + 4 + frameSize(frames, at)
      const data = frames.subarray(at + FRAME_HEADER_BYTES + this.headSize, end)
      this.buffer.push(data, data.length)
      at = end
    }
  }

  /** Takes the data of one block. */
  pushBlock(data: Buffer): void {
    this.buffer.push(data, data.length)
  }

  /** What run gets now; its head is left out, as it belongs to no round. */
  read(): unknown {
    while (this.window.length < this.pipe.blockCount) {
      const block = this.buffer.shift()
      if (block === undefined) return this.store ? this.stored : this.fallback
      this.window.push(this.decode(block))
    }
    const values = this.window.splice(0)
    const value: unknown = this.pipe.blockCount > 1 ? values : values[0]
    if (this.store) this.stored = value
    return value
  }

  private decode(block: Buffer): unknown {
    try {
      return this.pipe[readBlock](block, 0, block.length)
    } catch (error) {
      throw new JobFailure(
        'run',
        `${pipeLabel(this.pipe)} could not unpack a block of ${block.length} bytes`,
        error,
      )
    }
  }
}
