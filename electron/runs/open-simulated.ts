/** A simulation as the run service sees it. */
import { openSimulation } from '../client/simulation/open-simulation'
import type { NetworkFolder } from '../project/network-folder'
import type { Opening } from './opened-run'

const noAgents = {
  message: 'Every agent of the simulation has ended',
  hint: 'Start it again; the logs in the folder simulation/ say what the agents did last.',
}

/** Starts the agents and opens the network on them. */
export async function openSimulated(network: NetworkFolder, nodes: number): Promise<Opening> {
  const start = await openSimulation(network, nodes)
  if (!start.ok) return start
  const { simulation } = start
  return {
    ok: true,
    opened: {
      network: simulation.network,
      run: simulation.run,
      begunAt: null,
      killNode: (node) => simulation.killNode(node),
      connectionTo: () => null,
      failure: () => (simulation.hasNoAgents ? noAgents : null),
      endNow: () => void simulation.close(),
      leave: null,
      close: () => simulation.close(),
    },
  }
}
