import type { Context } from './measure'
import { Simulation } from './simulation'
import { timingEnvironment, type Timing } from './timing'

/** What all runs of a bench have in common. */
export interface Setting {
  /** Folder in which the networks were copied. */
  workspace: string
  /** `bare/relay.cjs`. */
  relay: string
  /** The command line, `fission.cjs`. */
  program: string
  timing: Timing
  /** Further environment of the command line, which all its processes inherit. */
  environment?: Record<string, string>
  /** Called when the figures are there, while the processes may still run. */
  onMeasured?: (simulation: Simulation) => Promise<void>
}

/** Lets measures run networks. */
export function makeContext({ workspace, relay, program, timing, onMeasured, ...given }: Setting): Context {
  const environment = { ...timingEnvironment(timing), ...given.environment }
  return {
    workspace,
    relay,
    environment,
    watchMs: timing.watchMs,
    async simulate(request, use) {
      const simulation = new Simulation(request, { program, environment })
      try {
        const figures = await use(simulation)
        await onMeasured?.(simulation)
        return figures
      } finally {
        await simulation.stop()
      }
    },
  }
}
