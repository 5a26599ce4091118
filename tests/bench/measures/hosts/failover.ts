/** Something befalls a host of a chain at 100 Hz: how long until the sink on the client gets a row made after it? */
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { TestHost } from '../../../hosts/support/test-host'
import { killNode, outerPid } from '../../host-lab'
import type { Measure } from '../../measure'
import { sharedClockMs, type Way } from '../../networks/shared/messages'
import { secondsText } from '../../words'

/** The rows flow so long before the blow, and spare processes are ready. */
const STEADY_MS = 2000

/** What is done, given the way that rows take; `hosts` by their place in it. */
type Blow = (at: { source: TestHost; connector: TestHost }, way: Way) => Promise<void> | void

interface HostFailover extends Pick<Measure, 'name' | 'what' | 'before'> {
  network?: string
  /** Whose process must be another one in the row that counts. */
  changes: keyof Way
  blow: Blow
  atMost: number
  /** Where no row may be missing or come twice. */
  isLossless?: boolean
}

function hostFailover(options: HostFailover): Measure {
  const { name, what, before, network = 'hosts_chain', changes, blow, atMost, isLossless = false } = options
  return {
    name,
    what,
    before,
    needsHosts: true,
    goals: [{ figure: 'seconds', atMost }, ...(isLossless ? [{ figure: 'rowsLost', atMost: 0 }] : [])],
    goalText: secondsText(atMost) + (isLossless ? ', 0 lost' : ''),
    combine: 'median',
    run: ({ workspace, runOnHosts }) =>
      runOnHosts({ network: path.join(workspace, 'networks', network), hosts: 3 }, async (run, hosts) => {
        const first = await run.message('way')
        await sleep(STEADY_MS)
        const hostOf = (origin: string): TestHost => hosts.find((host) => origin.startsWith(`${host.name} `))!
        const at = { source: hostOf(first.source), connector: hostOf(first.connector) }
        const struckAt = sharedClockMs()
        await blow(at, first)
        const next = await run.message('way', (way) => way[changes] !== first[changes])
        if (isLossless && next.doubled > 0) throw new Error(`${next.doubled} rows came twice`)
        return { seconds: (next.atMs - struckAt) / 1000, rowsLost: next.lost }
      }),
    show: ({ seconds, rowsLost }) => `${secondsText(seconds!)} (${Math.round(rowsLost!)} rows lost)`,
  }
}

export const hostFailovers: Measure[] = [
  hostFailover({
    name: 'hosts-agent-killed',
    what: "agent and jobs of the connector's node killed → next row",
    before: '1.50 s (1.47–1.71), 2–6 rows lost',
    changes: 'connector',
    blow: ({ connector }) => killNode(connector),
    atMost: 0.2,
  }),
  hostFailover({
    name: 'hosts-job-killed',
    what: "one job's process killed → next row",
    before: 'never',
    changes: 'connector',
    blow: ({ connector }, way) =>
      void process.kill(outerPid(connector, Number(way.connector.split(' ')[1])), 'SIGKILL'),
    atMost: 0.2,
  }),
  hostFailover({
    name: 'hosts-cut',
    what: "connector's host cut off the network → next row, default limits",
    before: '1.54 s, 50–58 rows lost',
    changes: 'connector',
    blow: ({ connector }) => connector.cut(),
    atMost: 1.1,
  }),
  hostFailover({
    name: 'hosts-cut-wired',
    what: '… with limits for cables (lost after 300 ms)',
    before: '–',
    network: 'hosts_chain_wired',
    changes: 'connector',
    blow: ({ connector }) => connector.cut(),
    atMost: 0.45,
  }),
  hostFailover({
    name: 'hosts-cut-reliable',
    what: '… with reliable pipes, default limits',
    before: '–',
    network: 'hosts_chain_reliable',
    changes: 'connector',
    blow: ({ connector }) => connector.cut(),
    atMost: 1.1,
    isLossless: true,
  }),
  hostFailover({
    name: 'hosts-source-killed',
    what: "agent and jobs of the source's node killed → next row, going on from its saved state",
    before: '0.54 s, starts again at 1',
    network: 'hosts_chain_saving',
    changes: 'source',
    blow: ({ source }) => killNode(source),
    atMost: 0.2,
    isLossless: true,
  }),
  hostFailover({
    name: 'hosts-power-cut',
    what: "power of the source's host cut → next row, default limits",
    before: '–',
    network: 'hosts_chain_saving',
    changes: 'source',
    blow: ({ source }) => source.kill(),
    atMost: 1.1,
    isLossless: true,
  }),
]
