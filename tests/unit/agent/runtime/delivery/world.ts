/** Jobs joined by reliable pipes, on nodes that die, over links that break: each number of a schedule is one happening. */
import type { PipeDescription } from '../../../../../agent/core/network/description'
import type { JobSave } from '../../../../../agent/protocol/common'
import { deliveries } from '../../../../../agent/core/network/delivery'
import type { OutletWays } from '../../../../../agent/runtime/pipes/outlet'
import { job } from '../../core/network/build'
import { pipeOf } from '../blocks'
import { Channel, type ReadEnd } from './channel'
import { ModelJob, type JobShape } from './model-job'

/** Jobs by their inputs and outputs; pipe id → blocks per round of its reader. The last job is the sink. */
export interface Topology {
  jobs: { inputs: number[]; outputs: number[] }[]
  blockCounts?: Record<number, number>
  /** Indexes of the jobs that save their state. */
  stateful?: number[]
}

export class World {
  private readonly shapes: JobShape[]
  private readonly jobs: ModelJob[] = []
  private readonly places = new Map<string, ReadEnd>()
  private readonly channels: Channel[] = []
  /** What the client still has to tell the writer of each pipe, in order. */
  private readonly orders = new Map<number, (() => void)[]>()
  /** Value of every round that any placement of the sink ran. */
  readonly rows = new Map<number, string>()
  private nodes = 0
  /** States that the client keeps. */
  private readonly states = new Map<number, JobSave>()
  /** What agents have told the client, and the client them. */
  private readonly messages: (() => void)[] = []
  /** Placements that run on, though the client takes them for lost: nobody told them. */
  private readonly cutOff: ModelJob[] = []

  constructor(
    private readonly topology: Topology,
    private readonly limit: number,
  ) {
    this.shapes = shapesOf(topology)
    for (const i of this.shapes.keys()) this.place(i, null)
  }

  /** Lets one thing happen. */
  act(number: number): void {
    const bits = number >> 4
    switch (number & 15) {
      case 0:
        return this.move(bits % this.jobs.length, (bits & 32) === 0)
      case 1:
        return this.crash(bits % this.jobs.length)
      case 2:
        return this.channels[bits % this.channels.length]?.break()
      case 3:
        return this.anyJob(bits).save()
      case 4:
        if (bits % 4 === 0) this.messages.shift()?.()
        else this.order(bits >> 2)
        return
      case 5:
      case 6:
        return void this.anyJob(bits).report()
      case 7:
      case 8:
      case 9:
        return void this.anyJob(bits).work()
      default:
        this.channels[bits % this.channels.length]?.step((bits & 64) === 0)
    }
  }

  /** Nothing dies any more: everything must come to its end. */
  settle(): void {
    for (let hasMoved = true; hasMoved;) {
      hasMoved = false
      for (const i of this.orders.keys()) while (this.order(i)) hasMoved = true
      for (let next = this.messages.shift(); next; next = this.messages.shift()) next()
      for (const channel of this.channels) while (channel.step(true)) hasMoved = true
      for (const one of [...this.jobs, ...this.cutOff]) {
        if (one.work()) hasMoved = true
        if (one.report()) hasMoved = true
        if (hasMoved) one.save()
        if (!this.cutOff.includes(one) && this.finish(one)) hasMoved = true
      }
      this.collect()
    }
  }

  /** Throws at what is wrong after `settle`. */
  check(): void {
    this.jobs.forEach((one, i) => {
      if (!one.hasEnded) throw new Error(`job ${i} did not come to its end`)
      if (!one.isSettled) throw new Error(`job ${i} keeps blocks for ever`)
    })
    const expected = expectedRows(this.topology, this.limit)
    expected.forEach((value, i) => {
      if (!this.rows.has(i + 1)) throw new Error(`row ${i + 1} was lost`)
      if (this.rows.get(i + 1) !== value)
        throw new Error(`row ${i + 1} is ${this.rows.get(i + 1)}, not ${value}`)
    })
    if (this.rows.size !== expected.length) throw new Error('there are rows too many')
  }

  /** What the sink's placements ran: the rounds of each follow each other, without a gap to what ran before. */
  private collect(): void {
    const sinks = [...this.cutOff, ...this.jobs].filter(({ shape }) => shape.outputs.length === 0)
    for (const sink of sinks) this.collectFrom(sink)
  }

  private collectFrom({ ran }: ModelJob): void {
    ran.forEach(({ position, value }, i) => {
      const { round } = position
      if (i > 0 && round !== ran[i - 1]!.position.round + 1) throw new Error(`row ${round} came out of order`)
      if (round > this.rows.size + 1) throw new Error(`row ${this.rows.size + 1} was lost`)
      const known = this.rows.get(round)
      if (known !== undefined && known !== value) throw new Error(`row ${round} has changed`)
      this.rows.set(round, value)
    })
    ran.splice(0, ran.length - 1)
  }

  /** The node of a job dies or is cut off, or the job is moved: another node begins with nothing. */
  private move(i: number, isDead: boolean): void {
    const old = this.jobs[i]!
    // Without a state a source begins again, which is no promise to check.
    if ((old.isSource && !this.states.has(i)) || old.isFinished) return
    this.collect()
    if (isDead) {
      old.kill()
      for (const outlet of old.outlets) outlet.close()
    } else this.cutOff.push(old)
    this.place(i, null)
  }

  private anyJob(bits: number): ModelJob {
    const all = [...this.jobs, ...this.cutOff]
    return all[bits % all.length]!
  }

  private crash(i: number): void {
    const old = this.jobs[i]!
    if ((old.isSource && !this.states.has(i)) || old.hasEnded) return
    this.collect()
    old.kill()
    this.place(i, old)
  }

  private place(i: number, previous: ModelJob | null): void {
    const shape = this.shapes[i]!
    const node = previous?.node ?? ++this.nodes
    const epoch = (this.jobs[i]?.epoch ?? 0) + 1
    const ways: OutletWays = {
      open: (pipe, target, sourceEpoch, listener) => {
        const channel = new Channel(
          pipe,
          target.address.port,
          sourceEpoch,
          listener,
          (id, at) => this.places.get(`${id}@${at}`) ?? null,
        )
        this.channels.push(channel)
        return channel
      },
    }
    const placed = new ModelJob(
      shape,
      node,
      epoch,
      ways,
      previous,
      this.limit,
      this.states.get(i) ?? null,
      (saved) => this.hear(i, epoch, saved),
    )
    this.jobs[i] = placed
    for (const [place, { id }] of shape.inputs.entries()) {
      const input = placed.inlet.inputs[place]!
      this.places.set(`${id}@${node}`, { inlet: placed.inlet, input })
      // The agent closes the links of a job that was there before.
      for (const channel of this.channels) if (channel.pipe === id && channel.node === node) channel.break()
    }
    for (const { id } of shape.inputs) this.tell(id)
    for (const { pipe } of shape.outputs) {
      this.fence(pipe.id, epoch)
      this.tell(pipe.id)
    }
  }

  /** The client hears that a job has finished, and its writers that nobody reads them any more. */
  private finish(one: ModelJob): boolean {
    if (one.isFinished || !one.hasEnded || !one.isSettled) return false
    one.isFinished = true
    for (const { id } of one.shape.inputs) this.writer(id)?.redirect(id, { type: 'discard' })
    return true
  }

  /** A state on its way to the client, which keeps it unless another placement has begun, and says so. */
  private hear(i: number, epoch: number, saved: JobSave): void {
    this.messages.push(() => {
      const one = this.jobs[i]!
      if (one.epoch !== epoch) return
      this.states.set(i, saved)
      this.messages.push(() => one.kept(saved))
    })
  }

  /** The client lets the writer of a pipe know where its reader is: at first that it is nowhere. */
  private tell(pipe: number): void {
    const orders = this.orders.get(pipe) ?? []
    this.orders.set(pipe, orders)
    orders.push(() => this.writer(pipe)?.redirect(pipe, { type: 'hold' }))
    orders.push(() => {
      const reader = this.jobs.find((one) => one.shape.inputs.some(({ id }) => id === pipe))
      if (reader === undefined) return
      const address = { host: 'h', port: reader.node }
      this.writer(pipe)?.redirect(pipe, { type: 'node', node: 'n', address, epoch: reader.epoch })
    })
  }

  /** The reader lets no source in whose place another has taken, and breaks its link. */
  private fence(pipe: number, epoch: number): void {
    const orders = this.orders.get(pipe) ?? []
    this.orders.set(pipe, orders)
    orders.push(() => {
      const reader = this.jobs.find((one) => one.shape.inputs.some(({ id }) => id === pipe))
      const input = reader?.inlet.input(pipe)
      if (reader === undefined || input === undefined) return
      reader.inlet.expect(input, epoch)
      for (const channel of this.channels)
        if (channel.pipe === pipe && channel.sourceEpoch < epoch) channel.break()
    })
  }

  private writer(pipe: number): ModelJob | undefined {
    return this.jobs.find((one) => one.shape.outputs.some((output) => output.pipe.id === pipe))
  }

  private order(bits: number): boolean {
    const orders = [...this.orders.values()]
    const next = orders[bits % orders.length]?.shift()
    next?.()
    return next !== undefined
  }
}

function shapesOf({ jobs, blockCounts = {}, stateful = [] }: Topology): JobShape[] {
  const ids = jobs.flatMap(({ outputs }) => outputs)
  const pipes = new Map<number, PipeDescription>(
    ids.map((id) => [id, pipeOf(id, { reliable: true, blockCount: blockCounts[id] ?? 1 })]),
  )
  const described = jobs.map((shape, i) => job(i + 1, shape))
  const delivery = deliveries({ jobs: described, pipes: [...pipes.values()] })
  return jobs.map(({ inputs, outputs }, i) => ({
    isStateful: stateful.includes(i),
    inputs: inputs.map((id) => pipes.get(id)!),
    outputs: outputs.map((id) => ({ pipe: pipes.get(id)!, needs: delivery.get(id)!.needs })),
  }))
}

/** The sink's rows where nothing ever goes wrong. */
function expectedRows({ jobs, blockCounts = {}, stateful = [] }: Topology, limit: number): string[] {
  const streams = new Map<number, string[]>()
  let last: string[] = []
  for (const [place, { inputs, outputs }] of jobs.entries()) {
    const counts = inputs.map((id) => blockCounts[id] ?? 1)
    const rounds = inputs.map((id, i) => Math.floor(streams.get(id)!.length / counts[i]!))
    last = Array.from({ length: inputs.length === 0 ? limit : Math.min(...rounds) }, (_, round) => {
      const prefix = stateful.includes(place) ? String(round + 1) : ''
      if (inputs.length === 0) return `${prefix}:${round + 1}`
      const taken = inputs.flatMap((id, i) =>
        streams.get(id)!.slice(round * counts[i]!, (round + 1) * counts[i]!),
      )
      return `${prefix}(${taken.join(' ')})`
    })
    for (const id of outputs) streams.set(id, last)
  }
  return last
}
