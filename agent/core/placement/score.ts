/** How well a node suits a job, from its heartbeats and the links to its neighbours. */
import type { NodeId, NodeMetrics, NodeState } from '../supervisor/types'

/** Heartbeats over which CPU and swap are averaged. */
export const AVERAGED_HEARTBEATS = 30

/** To itself, and wherever nothing measures it. */
const BEST_QUALITY = 255

/**
 * FISSION's score: `(TQ / 255 · 100 + free CPU % + (100 − swap %)) / 3 × free job slots`.
 *
 * @param node the candidate; one that has just joined and has no figures counts as idle
 * @param jobs jobs that are placed on it
 * @param neighbours the nodes of the job's neighbours, one entry for each neighbour that is placed
 */
export function scoreOf(node: NodeState, jobs: number, neighbours: readonly NodeId[]): number {
  const quality = mean(neighbours.map((neighbour) => qualityBetween(node, neighbour))) ?? BEST_QUALITY
  const cpu = recentMean(node, (metrics) => metrics.cpuPercent)
  const swap = recentMean(node, (metrics) => metrics.swapPercent)
  return (((quality / BEST_QUALITY) * 100 + (100 - cpu) + (100 - swap)) / 3) * (node.slots - jobs)
}

/** Mean transmit quality of a node to another, 0–255. */
function qualityBetween(node: NodeState, other: NodeId): number {
  return node.id === other ? BEST_QUALITY : (node.transmitQuality[other] ?? BEST_QUALITY)
}

function recentMean(node: NodeState, figure: (metrics: NodeMetrics) => number): number {
  return mean(node.history.slice(-AVERAGED_HEARTBEATS).map(figure)) ?? 0
}

function mean(values: readonly number[]): number | null {
  if (values.length === 0) return null
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
