/** The beginning of a run. */
import type { JobDescription, JobId, NetworkDescription, PipeDescription } from '../network/description'
import { countsRounds, destinationOf, jobLabel, sourceOf } from '../network/network-graph'
import type {
  DataAddress,
  JobState,
  Millis,
  NodeId,
  NodeState,
  PipeEnds,
  RunState,
  SupervisorSettings,
} from './types'

/** A node the run may use. */
export interface NodeSeed {
  id: NodeId
  /** Names and addresses by which DEFAULT_NODE may mean this node. */
  aliases: readonly string[]
  groups: readonly string[]
  slots: number
  /** Where its data port is, if its agent is connected already; null: it is absent until it joins. */
  dataAddress: DataAddress | null
}

/**
 * A run in which nothing is placed yet. Jobs are placed by the first event: a `tick` when the nodes are connected
 * already, so that they all compete, or else the first `node-joined`. The network must be without errors.
 */
export function createRun(
  network: NetworkDescription,
  nodes: readonly NodeSeed[],
  settings: SupervisorSettings,
  now: Millis,
): RunState {
  const sources = sourceOf(network)
  const destinations = destinationOf(network)
  return {
    phase: 'running',
    stopAllAt: null,
    settings,
    nodes: Object.fromEntries(nodes.map((seed) => [seed.id, nodeState(seed, now)])),
    jobs: Object.fromEntries(network.jobs.map((job) => [job.id, jobState(job, network.pipes)])),
    pipes: Object.fromEntries(
      network.pipes.map((pipe) => [pipe.id, pipeEnds(pipe, sources.get(pipe.id), destinations.get(pipe.id))]),
    ),
    generation: 0,
    aligned: true,
    epochsAbove: 0,
  }
}

function nodeState(seed: NodeSeed, now: Millis): NodeState {
  return {
    ...seed,
    status: seed.dataAddress ? 'alive' : 'absent',
    lastHeartbeatAt: now,
    history: [],
    transmitQuality: {},
  }
}

function jobState(job: JobDescription, pipes: readonly PipeDescription[]): JobState {
  return {
    id: job.id,
    name: jobLabel(job),
    groups: job.groups,
    defaultNode: job.defaultNode,
    hasPreference: job.hasPreference,
    inputs: job.inputs,
    outputs: job.outputs,
    countsRounds: countsRounds(job, pipes),
    saved: null,
    status: 'unplaced',
    node: null,
    epoch: 0,
    crashes: 0,
    startedAt: 0,
    restartAt: null,
    choosingSince: null,
    unreadSince: null,
    wantedNode: null,
    refusals: [],
    reason: null,
  }
}

function pipeEnds(
  pipe: PipeDescription,
  source: { id: JobId } | undefined,
  destination: { id: JobId } | undefined,
): PipeEnds {
  if (!source || !destination) throw new Error(`Pipe ${pipe.id} lacks an end; validate the network first`)
  const { id, async, reliable } = pipe
  return { id, source: source.id, destination: destination.id, async, reliable }
}
