/** Opens an inspected network on the agents of its simulation. */
import { validateNetwork } from '../../../agent/core/network/validate'
import type { NodeId } from '../../../agent/core/supervisor/types'
import { bundleDependencies } from '../../project/bundle-dependencies'
import type { Inspection } from '../../project/inspect'
import type { NetworkFolder } from '../../project/network-folder'
import type { LocalAgent } from '../local-agent'
import { preferenceOf } from '../preference'
import { Run } from '../run'
import type { RunNode } from '../run-types'
import type { LocalAgents } from './local-agents'
import { Simulation } from './simulation'
import type { SimulationStart } from './simulation'
import { clearSimulationFolder, fillSimulationFolder, logFile } from './simulation-folder'
import type { SimulationFolder } from './simulation-folder'
import { simulationNodes } from './simulation-nodes'
import type { SimulationNode } from './simulation-nodes'

/** Validates; where nothing is wrong, clears the folder and makes the run known to every agent. */
export async function prepareSimulation(
  network: NetworkFolder,
  { network: description, bundle }: Extract<Inspection, { ok: true }>,
  count: number,
  agents: LocalAgents,
  folder: SimulationFolder,
): Promise<SimulationStart> {
  const problems = [...bundle.warnings, ...validateNetwork(description, 'simulate')]
  if (problems.some(({ severity }) => severity === 'error')) return { ok: false, problems }

  const nodes = simulationNodes(description, count)
  if (nodes.length > count) agents.start('LOCAL', 1)
  clearSimulationFolder(folder)
  fillSimulationFolder(folder.path, description, nodes)
  const bundling = bundleDependencies(network.root, description.jobs, folder.bundle)
  const [ready] = await Promise.all([agents.ready(), bundling])
  const byNode = new Map<NodeId, LocalAgent>()
  const runNodes = ready.flatMap((agent, index) => {
    const node = nodes[index]
    if (!node) return []
    byNode.set(node.id, agent)
    return [{ ...runNode(node, agent, logFile(folder.path, node, nodes), folder), python: bundle.python }]
  })
  const run = await Run.open({
    network: description,
    nodes: runNodes,
    askPreference: preferenceOf(network, bundle.file, description.jobs),
  })
  const simulation = new Simulation({ network: description, run, agents, byNode, folder })
  return { ok: true, simulation, warnings: problems }
}

function runNode(node: SimulationNode, agent: LocalAgent, log: string, folder: SimulationFolder): RunNode {
  return {
    ...node,
    link: agent.link,
    // It ends with this client.
    reach: null,
    bundle: folder.bundle,
    directory: folder.path,
    log: { file: log, level: 'DEBUG' },
    // The agents read the user's own disk.
    sendFiles: null,
  }
}
