/** Plays one random schedule on one random network, then lets it calm down and checks that all flows. */
import { RoundAligner } from '../../../../../../agent/core/rounds/round-aligner'
import { blockOps } from './block'
import type { Link } from './link'
import type { MakeAligner, ModelJob } from './network'
import { Network } from './network'
import { Tape } from './tape'
import { randomTopology } from './topology'

const realAligner: MakeAligner = (blockCounts) => new RoundAligner(blockCounts, blockOps)

/** Throws where an invariant breaks. */
export function playSchedule(bytes: Uint8Array, makeAligner = realAligner): void {
  const tape = new Tape(bytes)
  const network = new Network(randomTopology(tape), makeAligner, tape)
  const kinds = tape.pick([HARMLESS, ALL, ALL, ALL])
  while (!tape.isOver) step(network, tape, kinds)
  calmDown(network, tape)
  checkFlow(network)
  for (const job of network.jobs) if (job.shape.source && !job.finished) network.finish(job)
  settle(network)
  for (const job of network.jobs) if (!job.finished) throw new Error(`${job.name} did not end`)
}

/** Kinds of steps, the ones that may cost blocks behind the others. */
const HARMLESS = 56
const ALL = 64

function step(network: Network, tape: Tape, kinds: number): void {
  const kind = tape.next(kinds)
  if (kind < 28) return deliverSome(network, tape)
  if (kind < 50) return work(network, tape.pick(network.jobs), tape)
  if (kind < HARMLESS - 1) return tape.pick(network.links).repeat(tape)
  const job = tape.pick(network.jobs)
  if (job.finished) return
  const { source } = job.shape
  if (kind < HARMLESS) return source && tape.next(4) === 0 ? network.finish(job) : undefined
  if (kind < 59) return network.reconnect(tape.pick(network.links))
  if (kind < 63) return source ? crashSource(network, job, tape) : network.crash(job)
  if (!source) network.drop(job)
}

/** Something arrives on a link that has something, and maybe its receiver works at once. */
function deliverSome(network: Network, tape: Tape): void {
  const { links } = network
  const start = tape.next(links.length)
  const link = [...links.slice(start), ...links.slice(0, start)].find((some) => !some.isEmpty)
  if (link === undefined) return
  network.deliver(link)
  if (tape.next(2) === 0) network.run(network.jobs[link.pipe.to]!, 1 + tape.next(8))
}

function work(network: Network, job: ModelJob, tape: Tape): void {
  const rounds = 1 + tape.next(6)
  if (!job.shape.source) network.run(job, rounds)
  else if (job.generation < network.generation && tape.next(2) === 0) network.reset(job)
  else if (!job.finished) network.emit(job, rounds)
}

/** A source's crash concerns all jobs, so it is rarer, and sometimes the other sources hear of it at once. */
function crashSource(network: Network, source: ModelJob, tape: Tape): void {
  if (tape.next(2) === 0) return
  network.crashSource(source)
  if (tape.next(2) === 0) return
  for (const job of network.jobs) if (job.shape.source && !job.finished) network.reset(job)
}

/** No more crashes: every reset arrives, and all sources run to one round that lets each job find its step. */
function calmDown(network: Network, tape: Tape): void {
  settle(network)
  const sources = network.jobs.filter((job) => job.shape.source && !job.finished)
  for (const source of sources) network.reset(source)
  const furthest = Math.max(...network.jobs.map(({ round }) => round))
  const shapes = network.jobs.map(({ shape }) => shape)
  // Inputs that use up their sources at different rates meet only so much later.
  const spread = Math.max(...shapes.map(({ fewest, most }) => most / fewest))
  const target = Math.ceil(furthest * spread) + 4 * Math.max(...shapes.map(({ most }) => most))
  for (const source of sources) {
    while (source.round < target) network.emit(source, Math.min(target - source.round, 4 + tape.next(32)))
  }
  settle(network)
}

/** Everything on its way arrives and is worked on; jobs stand in the order of the streams. */
function settle(network: Network): void {
  for (const job of network.jobs) {
    if (job.shape.source) continue
    for (const link of job.inputs) while (!link.isEmpty) network.deliver(link)
    network.run(job, Infinity)
  }
}

function checkFlow(network: Network): void {
  for (const job of network.jobs) {
    if (job.shape.source) continue
    checkEnd(network, job)
    const expected = Math.min(...job.inputs.map((link) => roundsFrom(network, link)))
    if (!job.finished || !network.disturbed) checkReached(network, job, expected)
    if (!job.finished) checkQueues(network, job, expected)
  }
}

/** A job ends when one of its inputs has ended and holds no further round, and for no other reason. */
function checkEnd(network: Network, job: ModelJob): void {
  const ended = job.inputs.filter((link) => sender(network, link).finished)
  if (job.finished && ended.length === 0) throw new Error(`${job.name} ended for no reason`)
  if (job.finished) return
  for (const link of ended) {
    const over = position(sender(network, link)).generation < network.generation
    if (over || roundsFrom(network, link) <= position(job).round) throw new Error(`${job.name} did not end`)
  }
}

function checkReached(network: Network, job: ModelJob, expected: number): void {
  const { generation, round } = position(job)
  if (round !== expected || (expected > 0 && generation !== network.generation)) {
    throw new Error(`${job.name} is at ${generation}/${round}, not at ${network.generation}/${expected}`)
  }
}

/** Every block that came is accounted for, and only what waits for other inputs or a whole window is kept. */
function checkQueues(network: Network, job: ModelJob, reached: number): void {
  job.inputs.forEach((link, i) => {
    const { counts, queuedBytes, blockCount } = job.aligner.inputs[i]!
    const { arrived, delivered } = job.witness.arrivals[i]!
    const known = counts.late + counts.dropped + delivered + queuedBytes
    if (known !== arrived) throw new Error(`${job.name} knows of ${known} of ${arrived} blocks`)
    const rest = position(sender(network, link)).round - reached * blockCount
    if (queuedBytes !== rest) throw new Error(`${job.name} keeps ${queuedBytes} blocks, not ${rest}`)
    const lost = counts.missing + counts.dropped
    if (!network.disturbed && lost > 0) throw new Error(`${job.name} lost ${lost} blocks`)
  })
}

function sender(network: Network, link: Link): ModelJob {
  return network.jobs[link.pipe.from]!
}

/** Rounds that the sender of a link has brought its receiver. */
function roundsFrom(network: Network, link: Link): number {
  return Math.floor(position(sender(network, link)).round / link.pipe.blockCount)
}

/** The last round that a job has run. */
function position({ shape, generation, round, witness }: ModelJob): { generation: number; round: number } {
  return shape.source
    ? { generation, round: round - 1 }
    : { generation: witness.generation, round: witness.next - 1 }
}
