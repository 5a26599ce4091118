/** A V8 CPU profile as a list of the functions in which the time went. */
import path from 'node:path'

interface CallFrame {
  functionName: string
  url: string
  lineNumber: number
}

/** The parts of a `.cpuprofile` that are read here. */
export interface CpuProfile {
  nodes: { id: number; callFrame: CallFrame }[]
  /** Node on top of the stack at each sample, and microseconds since the sample before. */
  samples: number[]
  timeDeltas: number[]
}

/** Where the time of one process went. */
export interface Summary {
  functions: SelfTime[]
  busyMs: number
  /** Idle time included. */
  totalMs: number
}

interface SelfTime {
  /** Function, file and line. */
  where: string
  ms: number
}

/** What V8 calls the time in which nothing ran. */
const IDLE = '(idle)'

/** Milliseconds spent in each function itself, the most first. */
export function selfTimes({ nodes, samples, timeDeltas }: CpuProfile): Summary {
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]))
  const times = new Map<string, number>()
  let busyMs = 0
  let totalMs = 0
  for (const [index, id] of samples.entries()) {
    const frame = frames.get(id)
    const ms = (timeDeltas[index] ?? 0) / 1000
    totalMs += ms
    if (!frame || frame.functionName === IDLE) continue
    const where = describe(frame)
    times.set(where, (times.get(where) ?? 0) + ms)
    busyMs += ms
  }
  const functions = [...times].map(([where, ms]) => ({ where, ms })).sort((a, b) => b.ms - a.ms)
  return { functions, busyMs, totalMs }
}

function describe({ functionName, url, lineNumber }: CallFrame): string {
  const name = functionName || '(anonymous)'
  return url === '' ? name : `${name} ${path.posix.basename(url)}:${lineNumber + 1}`
}
