/** Asks a job's own preference(), in a process of its own, with what is known of the candidates. */
import type { JobDescription, JobId } from '../../agent/core/network/description'
import { holdsSlot, jobOf, jobsOn, nodeOf } from '../../agent/core/supervisor/queries'
import type { NodeId, NodeMetrics, RunState } from '../../agent/core/supervisor/types'
import type { NodeInfo } from '../../agent/sdk/job'
import type { NetworkFolder } from '../project/network-folder'
import type { AskPreference } from './run-types'

/** Transmit quality of a node to itself, and wherever nothing measures it. */
const BEST_QUALITY = 255

/** Asks the jobs of an inspected network. */
export function preferenceOf(network: NetworkFolder, bundle: string, jobs: JobDescription[]): AskPreference {
  return async (id, candidates, state) => {
    const { attributes = '', language } = jobs.find((job) => job.id === id) ?? {}
    // Few networks have preferences, so the inspector is not loaded before it is needed.
    const { askPreference } = await import('../project/inspect')
    const infos = candidates.map((node) => nodeInfo(state, id, node))
    const answer = await askPreference({ network, bundle, job: id, language, attributes, candidates: infos })
    if (answer.ok) return answer.node
    throw new Error(answer.problems.map(({ message }) => message).join('; '))
  }
}

/** What preference() is told of a node: means of its last heartbeats, and its links to the job's neighbours. */
export function nodeInfo(state: RunState, job: JobId, id: NodeId): NodeInfo {
  const node = nodeOf(state, id)
  const recent = (figure: (metrics: NodeMetrics) => number): number => mean(node.history.map(figure)) ?? 0
  const qualities = neighbourNodes(state, job).map((neighbour) => {
    return neighbour === id ? BEST_QUALITY : (node.transmitQuality[neighbour] ?? BEST_QUALITY)
  })
  return {
    name: id,
    cpuPercent: recent((metrics) => metrics.cpuPercent),
    memoryPercent: recent((metrics) => metrics.memoryPercent),
    diskPercent: recent((metrics) => metrics.diskPercent),
    swapPercent: recent((metrics) => metrics.swapPercent),
    transmitQuality: mean(qualities) ?? BEST_QUALITY,
    freeSlots: node.slots - jobsOn(state, id).filter((other) => other.id !== job && holdsSlot(other)).length,
  }
}

function neighbourNodes(state: RunState, job: JobId): NodeId[] {
  const ends = Object.values(state.pipes)
  const neighbours = ends.flatMap(({ source, destination }) => {
    return source === job ? [destination] : destination === job ? [source] : []
  })
  return neighbours.flatMap((id) => jobOf(state, id).node ?? [])
}

function mean(values: number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
}
