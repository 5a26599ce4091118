import { readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Measure } from '../../measure'
import { secondsText } from '../../words'

const NETWORK = 'hosts_adoption'

/** The rows flow so long before the client is killed. */
const STEADY_MS = 2000

/** The client is killed and stays away; then `fission attach` takes the run up, and every block is accounted for. */
export const adoption: Measure = {
  name: 'hosts-adoption',
  what: 'client killed (`kill -9`) for 60 s, then `fission attach` → next row on the client',
  before: 'job processes stay behind, nodes stay reserved, a new run fails',
  needsHosts: true,
  goals: [
    { figure: 'seconds', atMost: 1 },
    { figure: 'blocksLost', atMost: 0 },
  ],
  goalText: '1 s, 0 lost between nodes',
  combine: 'median',
  run: ({ workspace, awayMs, runOnHosts }) => {
    const network = path.join(workspace, 'networks', NETWORK)
    return runOnHosts({ network, hosts: 3 }, async (run, _hosts, attach) => {
      await run.message('tally', ({ isLive }) => isLive)
      await sleep(STEADY_MS)
      await run.kill()
      await sleep(awayMs)
      const heir = attach()
      const adoptedAt = await heir.notice(new RegExp(`-- ${NETWORK}, run `))
      const first = await heir.message('tally')
      const live = await heir.message('tally', ({ isLive }) => isLive)
      const seconds = (live.number - first.number) / 100
      if (seconds < (0.9 * awayMs) / 1000) throw new Error(`only ${seconds} s of rows had waited`)
      expectWhole(path.join(network, 'local/4/rows.csv'))
      return {
        seconds: (first.atMs - heir.startedAt) / 1000,
        adoptedSeconds: (adoptedAt - heir.startedAt) / 1000,
        liveSeconds: (live.atMs - heir.startedAt) / 1000,
        blocksLost: live.plainLost + live.safeLost + live.doubled,
      }
    })
  },
  show: ({ seconds, adoptedSeconds, liveSeconds, blocksLost }) =>
    `${secondsText(seconds!)} (adopted ${secondsText(adoptedSeconds!)}, all rows there ${secondsText(liveSeconds!)}, ` +
    `${blocksLost} blocks lost)`,
}

/** The file has every number once, of either pipe. */
function expectWhole(file: string): void {
  const rows = readFileSync(file, 'utf8').split(/\r?\n/).slice(1, -1)
  const wrong = rows.findIndex((row, index) => row !== `${index + 1},${index + 1}`)
  if (wrong >= 0) throw new Error(`row ${wrong + 1} of the CSV file is ${rows[wrong]}`)
}
