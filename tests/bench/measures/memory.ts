import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Measure } from '../measure'

const SOURCES = [1, 3]
const SINKS = [2, 4]

/** The processes have so long to come to rest after their set-up. */
const REST_MS = 300

/** Between two looks at the memory. */
const SAMPLE_MS = 50

/** Memory of a process in MB (10^6 bytes), as Linux counts what is resident. */
function residentMegabytes(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  if (kilobytes === undefined) throw new Error(`process ${pid} has no memory: it has ended`)
  return (Number(kilobytes) * 1024) / 1e6
}

/** The most that each process had above its level at rest. */
class Growth {
  private readonly most = new Map<number, { idle: number; most: number }>()

  constructor(pids: number[]) {
    for (const pid of pids) this.most.set(pid, { idle: residentMegabytes(pid), most: 0 })
  }

  async watch(forMs: number): Promise<void> {
    const end = performance.now() + forMs
    while (performance.now() < end) {
      for (const [pid, level] of this.most) level.most = Math.max(level.most, residentMegabytes(pid))
      await sleep(SAMPLE_MS)
    }
  }

  of(...pids: number[]): number {
    const levels = pids.flatMap((pid) => this.most.get(pid) ?? [])
    return Math.max(...levels.map(({ idle, most }) => most - idle))
  }
}

interface MemoryNetwork extends Pick<Measure, 'name' | 'what' | 'before'> {
  network: string
}

/** The growth of a network in which jobs 1 and 3 outrun jobs 2 and 4. */
export const memoryOf = ({ network: folder, ...named }: MemoryNetwork): Measure => ({
  ...named,
  goals: [
    { figure: 'sourceMB', atMost: 64 },
    { figure: 'sinkMB', atMost: 64 },
    { figure: 'agentMB', atMost: 64 },
  ],
  goalText: 'flat: under 64 MB above idle',
  combine: 'median',
  run: ({ workspace, watchMs, simulate }) => {
    const network = path.join(workspace, 'networks', folder)
    return simulate({ network, nodes: 1 }, async (simulation) => {
      const processes = await simulation.processesOf([...SOURCES, ...SINKS])
      const pids = (jobs: number[]): number[] =>
        processes.filter(({ job }) => jobs.includes(job)).map(({ pid }) => pid)
      const agent = processes[0]!.agent
      await sleep(REST_MS)
      const growth = new Growth([...processes.map(({ pid }) => pid), agent])
      for (const job of SOURCES) writeFileSync(path.join(network, `simulation/${job}/go`), '')
      await growth.watch(watchMs)
      for (const id of SINKS) await simulation.message('flowing', ({ job }) => job === id)
      return {
        sourceMB: growth.of(...pids(SOURCES)),
        sinkMB: growth.of(...pids(SINKS)),
        agentMB: growth.of(agent),
      }
    })
  },
  show: ({ sourceMB, sinkMB, agentMB }) =>
    `source +${sourceMB!.toFixed(0)}, sink +${sinkMB!.toFixed(0)}, agent +${agentMB!.toFixed(0)} MB`,
})

/** Sources of small values and of 64 KiB blocks, each with a sink 100 times slower. */
export const memory = memoryOf({
  name: 'memory',
  what: 'memory while the source outruns the sink',
  before: 'grows without limit (1.8 GB at each end in a minute)',
  network: 'memory',
})
