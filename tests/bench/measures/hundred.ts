import { readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Measure } from '../measure'

const NODES = 100
const JOBS = 300

/** 400 processes and their spares have to start. */
const PATIENCE_MS = 300_000

/** Their start is over when this has passed. */
const REST_MS = 10_000

/** Linux counts the time of processes in hundredths of a second. */
const TICKS_PER_SECOND = 100

/** Seconds of processor time that a process has had. */
function processorSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ')
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND
}

/** What 100 nodes cost the client, and whether it hears all of them in time: a late heartbeat makes a node suspect. */
export const hundredNodes: Measure = {
  name: 'hundred-nodes',
  what: 'client of 100 simulated nodes and 300 jobs: share of a core, nodes with a late heartbeat',
  before: '–',
  goals: [
    { figure: 'percent', atMost: 25 },
    { figure: 'late', atMost: 0 },
  ],
  goalText: '25 %, 0',
  combine: 'median',
  run: ({ workspace, watchMs, simulate }) => {
    const network = path.join(workspace, 'networks/hundred')
    return simulate({ network, nodes: NODES }, async (run) => {
      run.patienceMs = PATIENCE_MS
      const sinks = Array.from({ length: JOBS / 3 }, (_, index) => 3 * index + 3)
      await Promise.all(sinks.map((id) => run.message('flowing', ({ job }) => job === id)))
      await sleep(REST_MS)
      const [seconds, late] = [processorSeconds(run.pid), run.countNotices(/is silent/)]
      const from = performance.now()
      await sleep(watchMs)
      const used = processorSeconds(run.pid) - seconds
      return {
        percent: (used / (performance.now() - from)) * 1000 * 100,
        late: run.countNotices(/is silent/) - late,
      }
    })
  },
  show: ({ percent, late }) => `${percent!.toFixed(1)} %, ${late}`,
}
