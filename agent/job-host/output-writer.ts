/** Turns what run returned into one block per output. */
import { FRAME_HEADER_BYTES, FrameKind, HeadBit, writeFrameHeader } from '../protocol/frame'
import type { BlockWriter } from '../sdk/block-writer'
import { control, writeBlock } from '../sdk/internals'
import type { Job } from '../sdk/job'
import { Outputs } from '../sdk/outputs'
import type { Pipe } from '../sdk/pipe'
import type { AgentSocket } from './agent-socket'
import { JobFailure, pipeLabel } from './job-failure'

interface Output {
  pipe: Pipe
  writer: BlockWriter
}

export class OutputWriter {
  private readonly outputs: Output[]

  constructor(
    private readonly job: Job,
    private readonly label: string,
    private readonly headSize: number,
    private readonly socket: AgentSocket,
  ) {
    this.outputs = job.outputs.map((pipe) => ({ pipe, writer: socket.addWriter() }))
  }

  /**
   * Writes the blocks of one round.
   *
   * @param heads the head of every output, or one for all
   */
  emit(result: unknown, generation: number, round: number, heads: Uint8Array | Uint8Array[]): void {
    const { outputs } = this
    if (outputs.length === 0) return
    if (result instanceof Outputs) {
      const { values } = result as Outputs
      if (values.length !== outputs.length) throw this.wrongCount(values.length)
      for (let i = 0; i < outputs.length; i++)
        this.write(outputs[i]!, values[i], generation, round, headOf(heads, i))
    } else if (result === undefined) {
      if (!this.job[control].finishing) throw this.returnedNothing()
    } else {
      for (let i = 0; i < outputs.length; i++)
        this.write(outputs[i]!, result, generation, round, headOf(heads, i))
    }
    this.socket.roundWritten()
  }

  /** Ends every output: the given round will not come. */
  end(generation: number, round: number): void {
    for (const { pipe } of this.outputs) this.socket.endPipe(pipe.id, generation, round)
  }

  private write(
    { pipe, writer }: Output,
    value: unknown,
    generation: number,
    round: number,
    head: Uint8Array,
  ): void {
    const at = writer.reserve(FRAME_HEADER_BYTES + this.headSize)
    const dataAt = writer.length
    for (let i = 0; i < this.headSize; i++) writer.buffer[at + FRAME_HEADER_BYTES + i] = head[i]!
    if (this.job[control].finishing) writer.buffer[at + FRAME_HEADER_BYTES]! |= HeadBit.finished
    try {
      pipe[writeBlock](value, writer)
    } catch (error) {
      writer.length = at
      throw new JobFailure('output', `${this.label} could not write a block to ${pipeLabel(pipe)}`, error)
    }
    if (writer.length === dataAt) {
      writer.length = at
      throw new JobFailure(
        'output',
        `${pipeLabel(pipe)} packed a block of no bytes; pack() must return at least one`,
      )
    }
    writeFrameHeader(writer.buffer, at, writer.length - at - 4, FrameKind.block, pipe.id, generation, round)
  }

  private wrongCount(given: number): JobFailure {
    const { length } = this.outputs
    return new JobFailure(
      'output',
      `${this.label} returned ${given} values with outputs(…), but it has ${length} outputs`,
    )
  }

  private returnedNothing(): JobFailure {
    const pipes = this.outputs.map(({ pipe }) => pipeLabel(pipe)).join(', ')
    const text = `${this.label} returned nothing, but has to write to ${pipes}; return a value, or call finish() to end`
    return new JobFailure('output', text)
  }
}

function headOf(heads: Uint8Array | Uint8Array[], output: number): Uint8Array {
  return Array.isArray(heads) ? heads[output]! : heads
}
