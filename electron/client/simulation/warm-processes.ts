/** How many job processes the agents of a simulation should have ready, before the network is known. */
import { readdirSync } from 'node:fs'

/** A network that was never simulated is taken for one of this many jobs. */
const USUAL_JOBS = 4

/** More than this at once only slow each other down. */
const MOST_PER_AGENT = 4

/** Shares the jobs of the last simulation, one folder each, among the agents. */
export function warmProcesses(simulationFolder: string, agents: number): number {
  const jobs = readdirSync(simulationFolder).filter((name) => /^\d+$/.test(name)).length
  return Math.min(MOST_PER_AGENT, Math.ceil((jobs || USUAL_JOBS) / agents))
}
