/** Steady rates of small values and of blocks, within one agent and across two. */
import path from 'node:path'
import type { Context, Figures, Measure } from '../measure'
import type { NetworkRun } from '../network-run'
import { rateText } from '../words'

interface Rate {
  name: string
  what: string
  network: string
  nodes?: number
  before?: string
  /** Values a second, or bytes of a block with megabytes (10^6 bytes) a second. */
  blockBytes?: number
  atLeast?: number
}

/** A measure of the rate that a sink of the network tells, in a simulation. */
export function rate({ nodes = 1, ...options }: Rate): Measure {
  return rateMeasure(options, ({ workspace, simulate }, use) =>
    simulate({ network: path.join(workspace, 'networks', options.network), nodes }, use),
  )
}

/** The same on three hosts. */
export function onHostsRate(options: Rate): Measure {
  const measure = rateMeasure(options, ({ workspace, runOnHosts }, use) =>
    runOnHosts({ network: path.join(workspace, 'networks', options.network), hosts: 3 }, use),
  )
  return { ...measure, needsHosts: true }
}

type RunNetwork = (context: Context, use: (run: NetworkRun) => Promise<Figures>) => Promise<Figures>

function rateMeasure({ name, what, before = '', blockBytes, atLeast }: Rate, run: RunNetwork): Measure {
  const figure = blockBytes === undefined ? 'perSecond' : 'megabytesPerSecond'
  const unit = blockBytes === undefined ? '/s' : ' MB/s'
  const factor = blockBytes === undefined ? 1 : blockBytes / 1e6
  return {
    name,
    what,
    before,
    goals: atLeast === undefined ? [] : [{ figure, atLeast }],
    goalText: atLeast === undefined ? '' : rateText(atLeast, unit),
    combine: 'median',
    run: (context) =>
      run(context, async (networkRun) => {
        const { perSecond, gaps } = await networkRun.message('rate')
        if (gaps > 0) throw new Error(`${gaps} blocks were not the successors of those before them`)
        return { [figure]: perSecond * factor }
      }),
    show: (figures) => rateText(figures[figure]!, unit),
  }
}

const KIB = 1024

/** Rates that have a target. */
export const rates: Measure[] = [
  rate({
    name: 'small-values',
    what: 'small values, source→sink, one node',
    network: 'small_values',
    before: '66,000/s',
    atLeast: 1_000_000,
  }),
  rate({
    name: 'chain',
    what: 'small values, source→connector→sink',
    network: 'chain',
    before: '55,000/s',
    atLeast: 500_000,
  }),
  rate({
    name: 'fan-in',
    what: 'fan-in of 3 → join → sink, rounds',
    network: 'fan_in',
    before: '20,000/s',
    atLeast: 200_000,
  }),
  rate({
    name: 'blocks-64k',
    what: '64 KiB blocks, source→sink',
    network: 'blocks_64k',
    before: '243 MB/s (117–302)',
    blockBytes: 64 * KIB,
    atLeast: 1000,
  }),
  rate({
    name: 'blocks-1m',
    what: '1 MiB blocks, source→sink',
    network: 'blocks_1m',
    before: '460 MB/s',
    blockBytes: KIB * KIB,
    atLeast: 1000,
  }),
]

/** Rates to know. */
export const furtherRates: Measure[] = [
  rate({
    name: 'small-objects',
    what: 'small objects {id, x, y, label}, source→sink',
    network: 'small_objects',
  }),
  rate({
    name: 'small-values-2',
    what: 'small values, source→sink, across two agents (TLS)',
    network: 'small_values',
    nodes: 2,
  }),
  rate({
    name: 'chain-2',
    what: 'small values, source→connector→sink, connector on a second agent (TLS)',
    network: 'chain',
    nodes: 2,
  }),
  rate({
    name: 'blocks-64k-2',
    what: '64 KiB blocks, source→sink, across two agents (TLS)',
    network: 'blocks_64k',
    nodes: 2,
    blockBytes: 64 * KIB,
  }),
]
