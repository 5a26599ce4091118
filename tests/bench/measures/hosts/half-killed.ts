import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Measure } from '../../measure'
import { sharedClockMs, type Message } from '../../networks/shared/messages'
import { secondsText } from '../../words'

const SINKS = [3, 6, 9]

/** The rows flow so long before the blow. */
const STEADY_MS = 2000

/** Three chains on six nodes; the power of three nodes fails, with the whole first chain and the second one's source. */
export const halfKilled: Measure = {
  name: 'hosts-half-killed',
  what: 'power of 3 of 6 nodes cut at once → rows flow at every sink',
  before: 'not measured (reported broken in dispy issue 161)',
  needsHosts: true,
  goals: [{ figure: 'seconds', atMost: 2 }],
  goalText: '2 s',
  combine: 'median',
  run: ({ workspace, runOnHosts }) =>
    runOnHosts({ network: path.join(workspace, 'networks/hosts_six'), hosts: 6 }, async (run, hosts) => {
      await Promise.all(SINKS.map((id) => run.message('way', ({ sink }) => sink === id)))
      await sleep(STEADY_MS)
      const struckAt = sharedClockMs()
      const dead = hosts.slice(0, 3)
      await Promise.all(dead.map((host) => host.kill()))
      const isAlive = (origin: string): boolean => !dead.some(({ name }) => origin.startsWith(`${name} `))
      const flows =
        (id: number) =>
        (way: Extract<Message, { type: 'way' }>): boolean =>
          way.sink === id && isAlive(way.source) && isAlive(way.connector)
      const ways = await Promise.all(SINKS.map((id) => run.message('way', flows(id))))
      return { seconds: (Math.max(...ways.map(({ atMs }) => atMs)) - struckAt) / 1000 }
    }),
  show: ({ seconds }) => secondsText(seconds!),
}
