import path from 'node:path'
import type { Measure } from '../measure'
import { secondsText } from '../words'

/** How long a user waits from the command to the first line of a job. */
export const startUp: Measure = {
  name: 'start-up',
  what: 'demo_network_v1: start of the command to first job output',
  before: '0.10 s',
  goals: [{ figure: 'seconds', atMost: 0.4 }],
  goalText: '0.40 s',
  combine: 'median',
  run: ({ workspace, simulate }) =>
    simulate({ network: path.join(workspace, 'demo/demo_network_v1'), nodes: 1 }, async (simulation) => {
      const at = await simulation.firstOutput()
      return { seconds: (at - simulation.startedAt) / 1000 }
    }),
  show: ({ seconds }) => secondsText(seconds!),
}
