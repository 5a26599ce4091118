/** How long a value is on its way when there is no queue: one value every 10 ms. */
import path from 'node:path'
import type { Measure } from '../measure'
import { latencyText } from '../words'

/** The latency that a sink of the network tells, as a part of a measure. */
export function oneWay(
  name: string,
  what: string,
  nodes: number,
  network = 'latency',
): Pick<Measure, 'name' | 'what' | 'combine' | 'run' | 'show'> {
  return {
    name,
    what,
    combine: 'median',
    run: ({ workspace, simulate }) =>
      simulate({ network: path.join(workspace, 'networks', network), nodes }, async (simulation) => {
        const { p50Ms, p99Ms } = await simulation.message('latency')
        return { p50Ms, p99Ms }
      }),
    show: latencyText,
  }
}

/** Within one agent. */
export const latency: Measure = {
  ...oneWay('latency', 'one-way latency p50 / p99, source→sink, 100 Hz', 1),
  before: '0.41 / 1.9 ms',
  goals: [
    { figure: 'p50Ms', atMost: 0.25 },
    { figure: 'p99Ms', atMost: 1 },
  ],
  goalText: '0.25 / 1.0 ms',
}

/** From one agent to another. */
export const latencyAcross: Measure = {
  ...oneWay('latency-2', 'one-way latency p50 / p99, across two agents (TLS), 100 Hz', 2),
  before: '',
  goals: [],
  goalText: '',
}
