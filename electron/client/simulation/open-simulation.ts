/** The quick beginning of a simulation: agents start before anything else is loaded or known. */
import { isPythonConfig, type NetworkFolder } from '../../project/network-folder'
import { loadLater } from '../load-later'
import { LocalAgents } from './local-agents'
import type { SimulationStart } from './simulation'
import { lockSimulationFolder } from './simulation-folder'
import { warmProcesses } from './warm-processes'

/** Starts `count` agents and opens the network on them. The caller begins the run and closes the simulation. */
export async function openSimulation(network: NetworkFolder, count: number): Promise<SimulationStart> {
  const folder = lockSimulationFolder(network.folder)
  const agents = new LocalAgents()
  const abandon = async (): Promise<void> => {
    await agents.stop()
    folder.release()
  }
  try {
    // Job processes of TypeScript would only be in the way of Python's.
    const warm = isPythonConfig(network) ? 0 : warmProcesses(folder.path, count)
    for (let number = 1; number <= count; number++) agents.start(`node-${number}`, warm)
    const { inspectNetwork } = await import('../../project/inspect')
    const inspecting = inspectNetwork(network, folder.bundle)
    const loading = loadLater(() => import('./prepare-simulation'))
    const [inspection, { prepareSimulation }] = await Promise.all([inspecting, loading])
    const started = inspection.ok
      ? await prepareSimulation(network, inspection, count, agents, folder)
      : inspection
    if (!started.ok) await abandon()
    return started
  } catch (error) {
    await abandon()
    throw error
  }
}
