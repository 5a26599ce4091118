/** Turns a loaded config into a network description. Runs in the inspector's child, beside the user's code. */
import type { Network, NetworkConfig } from '../../../agent/sdk/define-network'
import { Pipe } from '../../../agent/sdk/pipe'
import { knownPipe } from '../../../agent/sdk/registry'
import type { RawDescription } from '../inspect-protocol'
import type { NetworkFolder } from '../network-folder'
import { describeJob } from './describe-job'
import { describeNodes } from './describe-nodes'
import { describePipe } from './describe-pipe'

/** Heartbeats that may be missing before a node is suspected, and before it is given up. */
const SUSPECT_AFTER_HEARTBEATS = 3
const LOST_AFTER_HEARTBEATS = 6

/** Describes the network; throws NodesCsvError or a file error when its CSV file of nodes cannot be read. */
export function describeNetwork({ config }: Network, place: NetworkFolder): RawDescription {
  const jobs = config.jobs ?? []
  const pipes = new Set(jobs.flatMap((job) => [...job.inputs, ...job.outputs]).map(firstWithItsId))
  return {
    name: place.name,
    config: place.config,
    settings: describeSettings(config),
    topology: describeTopology(config, place),
    jobs: jobs.map((job) => describeJob(job, place.root)),
    pipes: [...pipes].sort((a, b) => a.id - b.id).map(describePipe),
    nodes: describeNodes(config.nodes ?? [], place),
  }
}

/** A pipe of another class that was constructed later with the same id is one of its conflicts. */
function firstWithItsId(pipe: Pipe): Pipe {
  const known = knownPipe(pipe.id)
  return known instanceof Pipe ? known : pipe
}

function describeTopology(
  { xmlFile, xmlArgs = {} }: NetworkConfig,
  { config }: NetworkFolder,
): RawDescription['topology'] {
  return xmlFile === undefined
    ? undefined
    : { file: xmlFile, names: xmlArgs, position: { file: config, line: 1 } }
}

function describeSettings(config: NetworkConfig): RawDescription['settings'] {
  const {
    jobs: _jobs,
    nodes: _nodes,
    xmlFile: _file,
    xmlArgs: _names,
    pulseInterval,
    crash,
    ...settings
  } = config
  const described: Record<string, unknown> = { ...settings }
  if (pulseInterval !== undefined) {
    const heartbeatIntervalMs = pulseInterval * 1000
    described.heartbeatIntervalMs = heartbeatIntervalMs
    described.suspectAfterMs = settings.suspectAfterMs ?? SUSPECT_AFTER_HEARTBEATS * heartbeatIntervalMs
    described.lostAfterMs = settings.lostAfterMs ?? LOST_AFTER_HEARTBEATS * heartbeatIntervalMs
  }
  // The schema fills in what a config leaves out.
  if (crash !== undefined) described.crash = crash
  return described
}
