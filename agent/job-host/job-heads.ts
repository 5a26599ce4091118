/** Heads for the job: what came in becomes Head objects, and the job's heads become bytes again. */
import { Head } from '../core/head/head'
import { HeadBit } from '../protocol/frame'
import type { InputHead, Job } from '../sdk/job'

export class JobHeads {
  /** OR of the heads of the current round. */
  readonly current: Uint8Array

  constructor(
    private readonly job: Job,
    private readonly headSize: number,
  ) {
    this.current = new Uint8Array(headSize)
  }

  /** A new round begins. */
  begin(): void {
    this.current.fill(0)
  }

  /** The first round of a source in a generation carries the reset bit. */
  markReset(on: boolean): void {
    if (on) this.current[0]! |= HeadBit.reset
  }

  /** The job uses heads: gives it those of its inputs before run. */
  show(inputs: Uint8Array[][]): void {
    const { job } = this
    const heads = inputs.map((blocks) => blocks.map((bytes) => Head.fromBytes(bytes)))
    job.inHeads = heads.map((list) => (list.length === 1 ? list[0]! : list)) as unknown as InputHead[]
    const all = heads.flat()
    job.head = all.length > 0 ? job.headReduce(all) : new Head(this.headSize)
    job.outHeads = []
  }

  /** The head of every output after run; the runtime's own bits are kept whatever the job did. */
  collect(): Uint8Array | Uint8Array[] {
    const { job } = this
    if (!job.usesHead) return this.current
    return job.outputs.map((_, i) => this.guarded(job.outHeads[i] ?? job.head))
  }

  private guarded(head: Head): Uint8Array {
    const bytes = Uint8Array.from(head.toBytes())
    bytes[0] = (bytes[0]! & ~HeadBit.reset) | (this.current[0]! & HeadBit.reset)
    return bytes
  }
}
