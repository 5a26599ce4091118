/** A network of aligners that exchange spans; whatever befalls it is one call each. */
import type { RoundAligner } from '../../../../../../agent/core/rounds/round-aligner'
import type { Block } from './block'
import { Link } from './link'
import type { Tape } from './tape'
import type { JobShape } from './topology'
import { Witness } from './witness'

/** Makes the aligner of a new incarnation; mutants come in here. */
export type MakeAligner = (blockCounts: number[]) => RoundAligner<Block[]>

export interface ModelJob {
  readonly name: string
  readonly shape: JobShape
  readonly inputs: Link[]
  readonly outputs: Link[]
  aligner: RoundAligner<Block[]>
  witness: Witness
  /** A source's own count. */
  generation: number
  round: number
  finished: boolean
}

export class Network {
  readonly jobs: ModelJob[]
  readonly links: Link[]
  generation = 0
  /** Something happened that may cost blocks. */
  disturbed = false

  constructor(
    private readonly shapes: JobShape[],
    private readonly makeAligner: MakeAligner,
    private readonly tape: Tape,
  ) {
    this.links = shapes.flatMap((shape) => shape.inputs.map((pipe) => new Link(pipe)))
    this.jobs = shapes.map((shape, i) => ({
      name: `job ${i}`,
      shape,
      inputs: this.links.filter((link) => link.pipe.to === i),
      outputs: this.links.filter((link) => link.pipe.from === i),
      ...this.incarnation(`job ${i}`, shape),
      generation: 0,
      round: 1,
      finished: false,
    }))
  }

  /** A source runs some rounds. */
  emit(source: ModelJob, rounds: number): void {
    const blocks: Block[] = []
    for (let i = 0; i < rounds; i++) {
      const round = source.round + i
      blocks.push({ generation: source.generation, round, low: round, high: round, whole: true })
    }
    source.round += rounds
    this.send(source, blocks)
  }

  /** A link hands its receiver something. */
  deliver(link: Link): void {
    const message = link.receive(this.tape)
    const { to, input } = link.pipe
    const job = this.jobs[to]!
    if (message === undefined || job.finished) return
    if (message === 'end') job.aligner.end(input)
    else {
      // What comes after the end, on an older connection, counts as late; no witness needs to know it.
      if (!job.aligner.inputs[input]!.ended) job.witness.saw(input, message)
      job.aligner.accept(input, message)
    }
  }

  /** A job runs as many of its ready rounds. */
  run(job: ModelJob, limit: number): void {
    if (job.finished) return
    for (let left = limit; left > 0;) {
      const delivery = job.aligner.take(left)
      if (delivery === null) break
      left -= delivery.rounds
      this.send(job, job.witness.took(delivery))
    }
    if (job.aligner.ended) this.finish(job)
  }

  /** A job's MAX_QUEUE drops a round. */
  drop(job: ModelJob): void {
    this.disturbed = true
    job.witness.dropped(job.aligner.drop(1))
  }

  finish(job: ModelJob): void {
    job.finished = true
    for (const link of job.outputs) link.send('end')
  }

  /** A job dies and starts anew, maybe with what was on its way to it. */
  crash(job: ModelJob): void {
    this.disturbed = true
    for (const link of job.outputs) link.loseSender(this.tape)
    Object.assign(job, this.incarnation(job.name, job.shape))
    for (const link of job.inputs) {
      if (this.tape.next(2) === 0) link.loseReceiver()
      if (link.endSent && !link.bringsEnd) job.aligner.end(link.pipe.input)
    }
  }

  /** A source dies and starts anew; all sources shall begin the next generation. */
  crashSource(source: ModelJob): void {
    this.disturbed = true
    for (const link of source.outputs) link.loseSender(this.tape)
    this.generation++
    this.reset(source)
  }

  /** The reset reaches a source. */
  reset(source: ModelJob): void {
    if (source.generation === this.generation) return
    source.generation = this.generation
    source.round = 1
  }

  reconnect(link: Link): void {
    this.disturbed = true
    link.reconnect()
  }

  private send(job: ModelJob, body: Block[]): void {
    const { generation, round } = body[0]!
    for (const link of job.outputs) {
      if (!this.jobs[link.pipe.to]!.finished)
        link.send({ generation, first: round, count: body.length, body })
    }
  }

  private incarnation(name: string, shape: JobShape): Pick<ModelJob, 'aligner' | 'witness'> {
    return {
      aligner: this.makeAligner(shape.inputs.map((pipe) => pipe.blockCount)),
      witness: new Witness(name, shape, this.shapes),
    }
  }
}
