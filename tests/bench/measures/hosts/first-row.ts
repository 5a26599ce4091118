import path from 'node:path'
import type { Measure } from '../../measure'
import { secondsText } from '../../words'

/** From the command to a row on the client, over SSH; what the nodes need has been there since the run before. */
export const firstRow: Measure = {
  name: 'hosts-first-row',
  what: '`fission run` → first row on the client, 3 nodes, files sent before',
  before: '3.2 s',
  needsHosts: true,
  goals: [{ figure: 'seconds', atMost: 0.8 }],
  goalText: '0.8 s',
  combine: 'median',
  run: async ({ workspace, runOnHosts }) => {
    const request = { network: path.join(workspace, 'networks/hosts_chain'), hosts: 3 }
    await runOnHosts(request, async (run) => ({ atMs: (await run.message('way')).atMs }))
    return runOnHosts(request, async (run) => {
      const { atMs } = await run.message('way')
      return { seconds: (atMs - run.startedAt) / 1000 }
    })
  },
  show: ({ seconds }) => secondsText(seconds!),
}
