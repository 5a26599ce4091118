/** What follows for each reliable pipe from the network around it. */
import type { JobDescription, NetworkDescription, PipeDescription, PipeId } from './description'
import { destinationOf, sourceOf, topologicalOrder } from './network-graph'

export interface PipeDelivery {
  /**
   * The pipe is reliable, and so is all that its source waits for: what is lost on the way to the reader comes again as
   * long as the first sources live.
   */
  readonly gapless: boolean
  /** Blocks of this pipe that the jobs behind it need before they can acknowledge any: the product of the block counts. */
  readonly needs: number
}

/** The delivery of every pipe of a network without mistakes. */
export function deliveries(
  network: Pick<NetworkDescription, 'jobs' | 'pipes'>,
): ReadonlyMap<PipeId, PipeDelivery> {
  const pipes = new Map(network.pipes.map((pipe) => [pipe.id, pipe]))
  const writers = sourceOf(network)
  const readers = destinationOf(network)
  const gapless = new Map<PipeId, boolean>()
  const needs = new Map<PipeId, number>()
  const order = topologicalOrder(network)
  for (const job of order) {
    for (const id of job.outputs) gapless.set(id, isGapless(id, writers.get(id), pipes, gapless))
  }
  for (const job of order.reverse()) {
    for (const id of job.inputs) needs.set(id, blocksNeeded(id, readers.get(id), pipes, needs))
  }
  const of = (id: PipeId): PipeDelivery => ({
    gapless: gapless.get(id) ?? false,
    needs: needs.get(id) ?? 1,
  })
  return new Map(network.pipes.map(({ id }) => [id, of(id)]))
}

function isGapless(
  id: PipeId,
  writer: JobDescription | undefined,
  pipes: ReadonlyMap<PipeId, PipeDescription>,
  known: ReadonlyMap<PipeId, boolean>,
): boolean {
  const waitsFor = (writer?.inputs ?? []).filter((input) => pipes.get(input)?.async === false)
  return pipes.get(id)?.reliable === true && waitsFor.every((input) => known.get(input) === true)
}

function blocksNeeded(
  id: PipeId,
  reader: JobDescription | undefined,
  pipes: ReadonlyMap<PipeId, PipeDescription>,
  known: ReadonlyMap<PipeId, number>,
): number {
  const behind = (reader?.outputs ?? []).filter((output) => pipes.get(output)?.reliable === true)
  return (pipes.get(id)?.blockCount ?? 1) * Math.max(1, ...behind.map((output) => known.get(output) ?? 1))
}
