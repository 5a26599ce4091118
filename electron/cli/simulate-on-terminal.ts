/** A whole simulation on a terminal, from a network's folder to its summary. */
import { formatProblems } from '../../agent/core/network/format-problem'
import { AppError } from '../errors'
import { openSimulation } from '../client/simulation/open-simulation'
import type { Simulation } from '../client/simulation/simulation'
import type { RunSummary } from '../client/run-types'
import type { NetworkFolder } from '../project/network-folder'
import type { TerminalRunOptions } from './run-on-terminal'

/** Resolves when the simulation is over; null when the network has mistakes, which have been printed. */
export async function simulateOnTerminal(
  network: NetworkFolder,
  nodes: number,
  options: TerminalRunOptions,
  onOpen: (simulation: Simulation) => void = () => undefined,
): Promise<RunSummary | null> {
  const start = await openSimulation(network, nodes)
  const problems = start.ok ? start.warnings : start.problems
  if (problems.length > 0) process.stderr.write(`${formatProblems(problems)}\n`)
  if (!start.ok) return null
  const { simulation } = start
  try {
    onOpen(simulation)
    const { runOnTerminal } = await import('./run-on-terminal')
    const summary = await runOnTerminal(simulation.network, simulation.run, options)
    if (simulation.hasNoAgents) throw noAgents()
    return summary
  } finally {
    await simulation.close()
  }
}

function noAgents(): AppError {
  const hint = 'Start the simulation again; its logs in the folder simulation/ say what the agents did last.'
  return new AppError('run-failed', 'Every agent of the simulation has ended', hint)
}
