import type { Context } from './measure'
import { onHosts } from './host-lab'
import { NetworkRun } from './network-run'
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
  onMeasured?: (run: NetworkRun) => Promise<void>
}

/** Lets measures run networks. */
export function makeContext({ workspace, relay, program, timing, onMeasured, ...given }: Setting): Context {
  const stopAfter = async <T>(run: NetworkRun, use: (run: NetworkRun) => Promise<T>): Promise<T> => {
    try {
      const result = await use(run)
      await onMeasured?.(run)
      return result
    } finally {
      await run.stop()
    }
  }
  const environment = { ...timingEnvironment(timing), ...given.environment }
  return {
    workspace,
    relay,
    environment,
    watchMs: timing.watchMs,
    awayMs: timing.awayMs,
    floodRounds: timing.floodRounds,
    async simulate({ network, nodes }, use) {
      const run = new NetworkRun(['simulate', network, '--nodes', String(nodes)], { program, environment })
      return stopAfter(run, use)
    },
    runOnHosts({ network, hosts: count }, use) {
      return onHosts(count, async (hosts, home) => {
        const atHome = { program, environment: { ...environment, HOME: home } }
        const clients: NetworkRun[] = []
        const begin = (command: string): NetworkRun => {
          const client = new NetworkRun([command, network, '--trust-new-hosts'], atHome)
          clients.push(client)
          return client
        }
        const run = begin('run')
        try {
          return await stopAfter(run, () => use(run, hosts, () => begin('attach')))
        } finally {
          for (const client of clients) await client.stop()
        }
      })
    },
  }
}
