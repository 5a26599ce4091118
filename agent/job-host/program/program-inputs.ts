/** The inputs of a program: brings blocks together to whole rounds and hands them to the feeds. */
import { AsyncBuffer } from '../../core/rounds/async-buffer'
import { FRAME_HEADER_BYTES, frameSize } from '../../protocol/frame'
import type { FrameRun } from '../../runtime/frames/frame-run'
import { readBlock } from '../../sdk/internals'
import { InputStream, NO_VALUE, type StreamPipe } from '../input-stream'
import type { StartMessage } from '../hosted-job'
import { ProgramFeed } from './program-feed'
import type { ProgramPipe } from './program-pipes'
import type { FedRounds } from './program-rounds'

/** ASYNC blocks are handed on while fewer bytes than these wait for the program. */
const ASYNC_BACKLOG_BYTES = 64 * 1024

interface SyncInput {
  stream: InputStream
  feed: ProgramFeed
}

interface AsyncInput {
  buffer: AsyncBuffer<Buffer>
  feed: ProgramFeed
}

export class ProgramInputs {
  readonly feeds: ProgramFeed[]
  private readonly sync = new Map<number, SyncInput>()
  private readonly async = new Map<number, AsyncInput>()
  /** Rounds for which there was nothing to give. */
  private skipped = 0

  /** `rounds`: null where no input is synchronous; `changed` is called when `given` may have grown. */
  constructor(
    private readonly start: Pick<StartMessage, 'headSize' | 'inputs' | 'job'>,
    pipes: ProgramPipe[],
    dummyOf: (pipe: number) => Uint8Array | null,
    private readonly rounds: FedRounds | null,
    private readonly changed: () => void,
  ) {
    this.feeds = start.inputs.map((described, i) => {
      const { id, async, buffer } = described
      if (async) {
        const input = {
          buffer: new AsyncBuffer<Buffer>(buffer),
          feed: new ProgramFeed(pipes[i]!, () => this.flushAsync(input)),
        }
        this.async.set(id, input)
        return input.feed
      }
      const stream = new InputStream(
        rawPipe(described, () => dummyOf(id)),
        start.headSize,
      )
      const feed = new ProgramFeed(pipes[i]!, changed)
      this.sync.set(id, { stream, feed })
      return feed
    })
  }

  /** Rounds that the program was given on every input, or that were left out. */
  get given(): number {
    const least = Math.min(...[...this.sync.values()].map(({ feed }) => feed.rounds))
    return (this.sync.size === 0 ? 0 : least) + this.skipped
  }

  blocks(pipe: number, run: FrameRun): void {
    const { pieces } = run.body
    const frames = pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces)
    this.sync.get(pipe)?.stream.push(frames, run.count, run.generation, run.first)
    const input = this.async.get(pipe)
    if (input === undefined) return
    const { headSize } = this.start
    for (let at = 0; at < frames.length;) {
      const end = at + 4 + frameSize(frames, at)
      const dataAt = at + FRAME_HEADER_BYTES + headSize
      this.putAsync(input, frames.subarray(at + FRAME_HEADER_BYTES, dataAt), frames.subarray(dataAt, end))
      at = end
    }
  }

  largeBlock(pipe: number, generation: number, round: number, head: Buffer, data: Buffer): void {
    this.sync.get(pipe)?.stream.pushLarge(head, data, generation, round)
    const input = this.async.get(pipe)
    if (input !== undefined) this.putAsync(input, head, data)
  }

  missing(pipe: number, generation: number, first: number, count: number): void {
    this.sync.get(pipe)?.stream.pushMissing(count, generation, first)
  }

  end(): void {
    this.pump()
    this.rounds?.end()
    for (const feed of this.feeds) feed.end()
  }

  /** Gives the program the rounds that are whole now, in one write for each input. */
  pump(): void {
    const inputs = [...this.sync.values()]
    const pieces: Buffer[][] = inputs.map(() => [])
    let rounds = 0
    while (inputs.length > 0 && inputs.every(isReady)) {
      const parts = this.readRound(inputs)
      if (parts === null) this.skipped++
      else {
        rounds++
        parts.forEach((part, i) => pieces[i]!.push(...part))
      }
    }
    if (rounds > 0) inputs.forEach(({ feed }, i) => feed.put(Buffer.concat(pieces[i]!), rounds))
    this.changed()
  }

  /** The blocks of a round for each input; null where one is missing for which nothing can stand in. */
  private readRound(inputs: SyncInput[]): Buffer[][] | null {
    const { generation, round } = inputs[0]!.stream
    const head = new Uint8Array(this.start.headSize)
    const heads: Uint8Array[] = []
    const parts = inputs.map(({ stream }) =>
      Array.from({ length: stream.pipe.blockCount }, () => {
        const block = stream.read(head, heads)
        return block === NO_VALUE ? null : this.withHead(heads.at(-1)!, block as Buffer)
      }),
    )
    if (!parts.every(isWhole)) return null
    // Known before the program can answer.
    this.rounds?.add(generation, round, head)
    return parts
  }

  private withHead(head: Uint8Array, data: Buffer): Buffer {
    return this.start.job.head ? Buffer.concat([head, data]) : data
  }

  private putAsync(input: AsyncInput, head: Buffer, data: Buffer): void {
    const block = this.withHead(head, data)
    input.buffer.push(block, block.length)
    this.flushAsync(input)
  }

  /** While the program does not read, the buffer rule decides which blocks stay. */
  private flushAsync({ buffer, feed }: AsyncInput): void {
    while (feed.backlog < ASYNC_BACKLOG_BYTES) {
      const block = buffer.shift()
      if (block === undefined) return
      feed.put(block, 0)
    }
  }
}

function isReady({ stream }: SyncInput): boolean {
  return stream.available >= stream.pipe.blockCount
}

function isWhole(blocks: (Buffer | null)[]): blocks is Buffer[] {
  return !blocks.includes(null)
}

/** A pipe whose values are the bytes of its blocks: the program interprets them itself. */
function rawPipe(
  { id, blockCount, blockSize }: StartMessage['inputs'][number],
  getDummy: () => Uint8Array | null,
): StreamPipe {
  return {
    id,
    blockCount,
    blockSize,
    getDummy,
    // A view: what was read is not overwritten.
    [readBlock]: (buffer, start, end) => buffer.subarray(start, end),
  }
}
