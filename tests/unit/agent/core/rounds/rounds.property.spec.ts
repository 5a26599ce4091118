import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mutants } from './model/mutants'
import { playSchedule } from './model/schedule'

// FISSION_SCHEDULES is the number of schedules of all property tests together; this one takes half of them.
const schedules = Math.ceil(Number(process.env.FISSION_SCHEDULES ?? 110_000) / 2)
const seed = Number(process.env.FISSION_SEED ?? Date.now() % 0x7fff_ffff)

const tapes = fc.uint8Array({ maxLength: 500, size: 'max' })

describe('rounds in random networks under random schedules', () => {
  it(
    'stay in step, lose nothing without need, and flow again after every disturbance',
    { timeout: 600_000 },
    () => {
      console.info(`rounds: ${schedules} schedules, FISSION_SEED=${seed}`)
      fc.assert(
        fc.property(tapes, (tape) => playSchedule(tape)),
        { seed, numRuns: schedules },
      )
    },
  )
})

describe('the test of the test', () => {
  it.each(mutants)('catches an aligner that $fault', ({ Mutant }) => {
    const property = fc.property(tapes, (tape) => playSchedule(tape, (counts) => new Mutant(counts)))
    const result = fc.check(property, { seed, numRuns: 5000, endOnFailure: true })
    expect(result.failed).toBe(true)
  })
})
