import fc from 'fast-check'
import { expect, it } from 'vitest'
import { supervise } from '../../../../../agent/core/supervisor/supervise'
import type { Instruction, NodeStatus, RunState } from '../../../../../agent/core/supervisor/types'
import { World, type Supervise } from './model'
import { shape, SHAPES } from './shapes'

// FISSION_SCHEDULES is the number of schedules of all property tests together; this one takes half of them.
const schedules = Math.ceil(Number(process.env.FISSION_SCHEDULES ?? 110_000) / 2)
const seed = Number(process.env['FISSION_SEED'] ?? Date.now() % 2 ** 31)

let steps = 0

/** Runs schedules of random happenings against a supervisor. */
function checkSchedules(candidate: Supervise, runs: number) {
  const happenings = fc.array(fc.nat(2 ** 30), { minLength: 20, maxLength: 50 })
  const property = fc.property(fc.nat(SHAPES - 1), happenings, (number, schedule) => {
    const world = new World(candidate, shape(number))
    world.send({ type: 'tick' })
    for (const happening of schedule) world.act(happening)
    steps += world.steps
  })
  return fc.check(property, { numRuns: runs, seed })
}

it('keeps its promises in every schedule of crashes, cuts, returns, delays, doubles and dead clients', () => {
  console.log(`supervisor: ${schedules} schedules from seed ${seed}`)
  steps = 0
  const result = checkSchedules(supervise, schedules)
  expect(result.failed, fc.defaultReportMessage(result)).toBe(false)
  expect(steps).toBeGreaterThan(schedules * 20)
}, 120_000)

/** Supervisors that are wrong in one way each. */
const mutants: [fault: string, broken: Supervise, complaint: RegExp][] = [
  ['forgets to redirect', without('redirect'), /pipe \d+ goes to/],
  ['forgets to reset the other sources', without('reset'), /counts rounds of generation/],
  ['forgets to fence old sources', without('expect'), /lets in epoch/],
  ['forgets to end dead streams', without('end-pipe'), /should end/],
  ['forgets to clear a node that returns', without('clear-node'), /runs on \w+ unknown/],
  [
    'forgets to raise the epoch',
    (state, event, now) => {
      const step = supervise(state, event, now)
      const jobs = Object.values(step.state.jobs).map((job) => ({ ...job, epoch: Math.min(job.epoch, 1) }))
      const instructions = step.instructions.map((instruction) =>
        instruction.type === 'start' ? { ...instruction, epoch: 1 } : instruction,
      )
      return {
        state: { ...step.state, jobs: Object.fromEntries(jobs.map((job) => [job.id, job])) },
        instructions,
      }
    },
    // Whatever is noticed first: a start, a target or a fence of an epoch that was there before.
    /epoch/,
  ],
  [
    'asks a node that was away nothing',
    (state, event, now) =>
      supervise(state, event.type === 'node-joined' ? { ...event, jobs: undefined } : event, now),
    /./,
  ],
  [
    'believes the saved state when it takes a run up',
    (state, event, now) =>
      event.type === 'taken-up' ? { state, instructions: [] } : supervise(state, event, now),
    /./,
  ],
  [
    'places jobs on suspect nodes',
    (state, event, now) => {
      if (event.type !== 'connection-lost' || !event.dead) return supervise(state, event, now)
      const step = supervise(withStatus(state, 'suspect', 'alive'), event, now)
      const doubted = Object.values(state.nodes).filter((node) => node.status === 'suspect')
      const isDoubted = (id: string) => doubted.some((node) => node.id === id)
      return { ...step, state: withStatus(step.state, 'alive', 'suspect', isDoubted) }
    },
    /which is not alive/,
  ],
]

function withStatus(
  state: RunState,
  from: NodeStatus,
  to: NodeStatus,
  applies: (id: string) => boolean = () => true,
): RunState {
  const nodes = Object.values(state.nodes).map((node) =>
    node.status === from && applies(node.id) ? { ...node, status: to } : node,
  )
  return { ...state, nodes: Object.fromEntries(nodes.map((node) => [node.id, node])) }
}

function without(type: Instruction['type']): Supervise {
  return (state, event, now) => {
    const step = supervise(state, event, now)
    return { ...step, instructions: step.instructions.filter((instruction) => instruction.type !== type) }
  }
}

it.each(mutants)(
  'the check finds a supervisor that %s',
  (_fault, broken, complaint) => {
    const { errorInstance } = checkSchedules(broken, 20_000)
    expect(errorInstance).toHaveProperty('message', expect.stringMatching(complaint))
  },
  60_000,
)
