/** The quick beginning of a simulation: agents start before anything else is loaded or known. */
import type { Problem } from '../../../agent/core/network/problem'
import type { NetworkFolder } from '../../project/network-folder'
import { LocalAgents } from './local-agents'
import type { Simulation } from './simulation'
import { lockSimulationFolder } from './simulation-folder'
import { warmProcesses } from './warm-processes'

/** A simulation, or every problem that keeps the network from starting. */
export type SimulationStart =
  { ok: true; simulation: Simulation; warnings: Problem[] } | { ok: false; problems: Problem[] }

/** Starts `count` agents and opens the network on them. The caller begins the run and closes the simulation. */
export async function openSimulation(network: NetworkFolder, count: number): Promise<SimulationStart> {
  const folder = lockSimulationFolder(network.folder)
  const agents = new LocalAgents()
  const abandon = async (): Promise<void> => {
    await agents.stop()
    folder.release()
  }
  try {
    const warm = warmProcesses(folder.path, count)
    for (let number = 1; number <= count; number++) agents.start(`node-${number}`, warm)
    const { prepareSimulation } = await import('./prepare-simulation')
    const started = await prepareSimulation(network, count, agents, folder)
    if (!started.ok) await abandon()
    return started
  } catch (error) {
    await abandon()
    throw error
  }
}
