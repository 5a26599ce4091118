import fc from 'fast-check'
import { afterEach, expect, it, vi } from 'vitest'
import { ReplayLog } from '../../../../../agent/core/rounds/replay-log'
import { Inlet } from '../../../../../agent/runtime/pipes/inlet'
import { ReliableOutlet } from '../../../../../agent/runtime/pipes/reliable-outlet'
import { Settlement } from '../../../../../agent/runtime/pipes/settlement'
import type { JobSave } from '../../../../../agent/protocol/common'
import { StateKeeper } from '../../../../../agent/runtime/run/state-keeper'
import { World, type Topology } from './world'

const schedules = Math.ceil(Number(process.env.FISSION_SCHEDULES ?? 110_000) / 50)
const seed = Number(process.env['FISSION_SEED'] ?? Date.now() % 2 ** 31)

const topologies: Topology[] = [
  {
    jobs: [
      { inputs: [], outputs: [1] },
      { inputs: [1], outputs: [] },
    ],
  },
  {
    jobs: [
      { inputs: [], outputs: [1] },
      { inputs: [1], outputs: [2] },
      { inputs: [2], outputs: [] },
    ],
  },
  {
    jobs: [
      { inputs: [], outputs: [1, 2] },
      { inputs: [1], outputs: [3] },
      { inputs: [2], outputs: [4] },
      { inputs: [3, 4], outputs: [5] },
      { inputs: [5], outputs: [] },
    ],
  },
  // More blocks per row than the bound on bytes would let a source keep.
  {
    jobs: [
      { inputs: [], outputs: [1] },
      { inputs: [1], outputs: [2] },
      { inputs: [2], outputs: [] },
    ],
    blockCounts: { 1: 4, 2: 5 },
  },
  {
    jobs: [
      { inputs: [], outputs: [1] },
      { inputs: [], outputs: [2] },
      { inputs: [1, 2], outputs: [3] },
      { inputs: [3], outputs: [] },
    ],
    blockCounts: { 1: 3 },
  },
  {
    jobs: [
      { inputs: [], outputs: [1] },
      { inputs: [1], outputs: [] },
    ],
    stateful: [0, 1],
  },
  // A source, a connector and a sink that go on from their states.
  {
    jobs: [
      { inputs: [], outputs: [1] },
      { inputs: [1], outputs: [2] },
      { inputs: [2], outputs: [3] },
      { inputs: [3], outputs: [] },
    ],
    blockCounts: { 3: 2 },
    stateful: [0, 2, 3],
  },
]

function checkSchedules(runs: number, endOnFailure = false) {
  const happenings = fc.array(fc.nat(2 ** 30), { minLength: 50, maxLength: 400, size: 'max' })
  const topology = fc.constantFrom(...topologies)
  const property = fc.property(
    topology,
    fc.integer({ min: 1, max: 60 }),
    happenings,
    (shape, limit, schedule) => {
      const world = new World(shape, limit)
      for (const happening of schedule) world.act(happening)
      world.settle()
      world.check()
    },
  )
  return fc.check(property, { numRuns: runs, seed, endOnFailure })
}

afterEach(() => vi.restoreAllMocks())

it('loses no row, doubles none and keeps their order, whatever dies and breaks', () => {
  console.log(`reliable pipes: ${schedules} schedules from seed ${seed}`)
  const result = checkSchedules(schedules)
  expect(result.failed, `${String(result.errorInstance)}\n${fc.defaultReportMessage(result)}`).toBe(false)
}, 120_000)

/** Delivery that is wrong in one way each. */
const mutants: [fault: string, spoil: () => void][] = [
  [
    'acknowledges what is worked on, though its outputs are not safe',
    () => vi.spyOn(ReliableOutlet.prototype, 'settled', 'get').mockReturnValue(null),
  ],
  [
    'acknowledges a round too many',
    () => {
      const acknowledge: Inlet['acknowledge'] = Reflect.get(Inlet.prototype, 'acknowledge')
      vi.spyOn(Inlet.prototype, 'acknowledge').mockImplementation(function (
        this: Inlet,
        { generation, round },
      ) {
        acknowledge.call(this, { generation, round: round + 1 })
      })
    },
  ],
  ['sends nothing again', () => vi.spyOn(ReplayLog.prototype, 'after').mockReturnValue([])],
  [
    'begins a moved job where blocks happen to begin',
    () => {
      vi.spyOn(Inlet.prototype, 'join').mockReturnValue({ generation: 0, round: 0 })
    },
  ],
  [
    'tells a moved reader nothing of what was worked on before',
    () =>
      vi.spyOn(ReliableOutlet.prototype, 'begin').mockImplementation(function (this: ReliableOutlet) {
        Object.assign(this, { hasBegun: true })
        this.redirect({ type: 'hold' })
      }),
  ],
  [
    'keeps a state before what was written until then is safe',
    () => vi.spyOn(Settlement.prototype, 'hasSettled' as 'update').mockReturnValue(true as never),
  ],
  [
    'acknowledges more than is in the kept state',
    () => {
      const advance: StateKeeper['advance'] = Reflect.get(StateKeeper.prototype, 'advance')
      vi.spyOn(StateKeeper.prototype, 'advance').mockImplementation(function (this: StateKeeper, ...settled) {
        advance.apply(this, settled)
        const { sent } = this as unknown as { sent: JobSave | null }
        if (sent !== null) this.confirm(sent)
      })
    },
  ],
  ['keeps what is acknowledged', () => vi.spyOn(ReplayLog.prototype, 'acknowledge').mockReturnValue(false)],
]

it.each(mutants)(
  'the check finds delivery that %s',
  (_fault, spoil) => {
    spoil()
    expect(checkSchedules(5000, true).failed).toBe(true)
  },
  60_000,
)
