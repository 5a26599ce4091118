/** How many job processes the agents of a simulation should have ready, before the network is known. */
import { readdirSync } from 'node:fs'

/** For a network that was never simulated. */
const USUAL_PER_AGENT = 3

/** More than this at once only slow each other down. */
const MOST_PER_AGENT = 5

/** Each takes some 40 MB. */
const MOST_IN_ALL = 64

/**
 * Shares the jobs of the last simulation, one folder each, among the agents, with one to spare: groups share unevenly, and
 * jobs that begin together keep the rounds of their pipes together.
 */
export function warmProcesses(simulationFolder: string, agents: number): number {
  const jobs = readdirSync(simulationFolder).filter((name) => /^\d+$/.test(name)).length
  const wanted = jobs === 0 ? USUAL_PER_AGENT : Math.ceil(jobs / agents) + 1
  return Math.min(wanted, MOST_PER_AGENT, Math.floor(MOST_IN_ALL / agents))
}
