/** Something is killed in the middle of the stream: how long until the sink gets a row made after it? */
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Measure } from '../measure'
import { sharedClockMs } from '../networks/shared/messages'
import { secondsText } from '../words'

/** The rows flow so long before the blow, and spare processes are ready again. */
const STEADY_MS = 1000

interface Blow {
  name: string
  what: string
  before: string
  nodes: number
  /** Which of the connector's process and its agent is killed. */
  victim: 'pid' | 'agent'
}

function failover({ name, what, before, nodes, victim }: Blow): Measure {
  return {
    name,
    what,
    before,
    goals: [{ figure: 'seconds', atMost: 0.2 }],
    goalText: '0.2 s',
    combine: 'median',
    run: ({ workspace, simulate }) =>
      simulate({ network: path.join(workspace, 'networks/failover'), nodes }, async (simulation) => {
        const first = await simulation.message('origin')
        await sleep(STEADY_MS)
        const killedAt = sharedClockMs()
        process.kill(first[victim], 'SIGKILL')
        const next = await simulation.message('origin', ({ pid }) => pid !== first.pid)
        return { seconds: (next.atMs - killedAt) / 1000, rowsLost: next.lost }
      }),
    show: ({ seconds, rowsLost }) =>
      `${secondsText(seconds!)} (${Math.round(rowsLost!)} rows lost of 1,000/s)`,
  }
}

/** The job's agent sees it at once. */
export const killedJob = failover({
  name: 'killed-job',
  what: "one job's process killed → next row",
  before: 'never',
  nodes: 1,
  victim: 'pid',
})

/** The connector moves to another agent. */
export const killedAgent = failover({
  name: 'killed-agent',
  what: 'killed agent → next row at the sink, 3 local agents, default settings',
  before: '1.5 s',
  nodes: 3,
  victim: 'agent',
})
