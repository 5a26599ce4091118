/** Random beginnings of runs: a few jobs, a few nodes, tight slots. One number makes the same run every time. */
import { createRun, type NodeSeed } from '../../../../../agent/core/supervisor/create-run'
import type { RunState } from '../../../../../agent/core/supervisor/types'
import { network, type JobSketch } from './networks'

/** How many different beginnings there are. */
export const SHAPES = 1024

const known = new Map<number, RunState>()

/** The beginning with this number; it is shared, so a supervisor that writes to its input spoils later schedules. */
export function shape(number: number): RunState {
  const run = known.get(number) ?? makeShape(random(number))
  known.set(number, run)
  return run
}

type Random = (below: number) => number

/** Numbers below a limit from a seed (mulberry32). */
function random(seed: number): Random {
  let state = seed * 0x9e3779b1
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

function makeShape(pick: Random): RunState {
  const names = ['n1', 'n2', 'n3'].slice(0, 2 + pick(2))
  const jobs: JobSketch[] = []
  const asyncPipes: number[] = []
  const reliablePipes: number[] = []
  let pipe = 100
  for (let count = 2 + pick(4); count > 0; count--) {
    const job = makeJob(pick, names)
    for (const source of jobs) {
      if (pick(jobs.length) > 1) continue
      pipe++
      source.outputs.push(pipe)
      job.inputs.push(pipe)
      if (pick(5) === 0) asyncPipes.push(pipe)
      else if (pick(2) === 0) reliablePipes.push(pipe)
    }
    jobs.push(job)
  }
  const seeds = names.map((name, index) => makeNode(pick, name, index))
  if (pick(3) > 0) seeds.push(makeNode(pick, 'LOCAL', names.length))
  return createRun(network(jobs, asyncPipes, reliablePipes), seeds, makeSettings(pick), 0)
}

function makeJob(pick: Random, names: readonly string[]): JobSketch {
  const groups = [['ALL'], ['ALL'], ['A'], ['B', 'A'], ['LOCAL'], ['A', 'ALL']][pick(6)] ?? []
  const defaultNode = pick(4) === 0 ? (names[pick(names.length)] ?? null) : null
  const isPinned = defaultNode !== null && pick(3) === 0
  return {
    inputs: [],
    outputs: [],
    groups: isPinned ? [] : groups,
    defaultNode,
    hasPreference: pick(3) === 0,
  }
}

function makeNode(pick: Random, id: string, index: number): NodeSeed {
  const groups = id === 'LOCAL' ? ['LOCAL'] : [['A'], ['B'], ['A', 'B'], []][pick(4)]
  const dataAddress = pick(4) === 0 ? null : { host: id, port: 1000 + index }
  return { id, aliases: [`${id}.lan`], groups: groups ?? [], slots: 1 + pick(3), dataAddress }
}

function makeSettings(pick: Random) {
  return {
    suspectAfterMs: 450,
    lostAfterMs: 900,
    healthyAfterMs: 2_000,
    preferenceTimeoutMs: 300,
    drainMs: 200,
    unreadGraceMs: 50,
    crash: {
      restarts: pick(4),
      backoffMs: [0, 100, 250][pick(3)] ?? 0,
      giveUp: pick(4) === 0 ? ('fail-run' as const) : ('end-job' as const),
    },
  }
}
