import { describe, expect, it } from 'vitest'
import { node, Scenario } from './scenario'

const chain = [
  { inputs: [], outputs: [101] },
  { inputs: [101], outputs: [102] },
  { inputs: [102], outputs: [] },
]
const SOURCE = 1
const round = (number: number, generation = 0) => ({ generation, round: number })

function startsOf(run: Scenario, event: Parameters<Scenario['send']>[0]) {
  return run.send(event).flatMap((each) => (each.type === 'start' ? [each] : []))
}

const crash = (epoch: number) =>
  ({ type: 'job-crashed', job: SOURCE, epoch, reason: 'it broke', retry: true }) as const

describe('a job whose state is kept', () => {
  const begun = () => new Scenario(chain, [node('a'), node('b')]).begin()

  it('is started with the round after which it goes on, and as a source needs no reset', () => {
    const run = begun()
    expect(run.send({ type: 'job-saved', job: SOURCE, epoch: 1, round: round(40) })).toEqual([])
    const [start, ...others] = startsOf(run, crash(1))
    expect(start).toMatchObject({ job: SOURCE, epoch: 2, generation: 0, saved: round(40) })
    expect(others).toEqual([])
    expect(run.state.generation).toBe(0)
  })

  it('begins a new generation as a source that has none', () => {
    const run = begun()
    expect(startsOf(run, crash(1))[0]).toMatchObject({ generation: 1, saved: null })
  })

  it('begins a new generation as a source whose state is of an earlier one', () => {
    const run = begun()
    run.send(crash(1))
    run.send({ type: 'job-saved', job: SOURCE, epoch: 2, round: round(40) })
    expect(run.state.generation).toBe(1)
    const elsewhere = run.state.jobs[SOURCE]!.node === 'a' ? 'b' : 'a'
    const [start] = startsOf(run, { type: 'move-requested', job: SOURCE, node: elsewhere })
    expect(start).toMatchObject({ generation: 2, saved: round(40) })
  })

  it('does not go back to an older state, nor to one of another placement', () => {
    const run = begun()
    run.send({ type: 'job-saved', job: SOURCE, epoch: 1, round: round(40) })
    run.send({ type: 'job-saved', job: SOURCE, epoch: 1, round: round(30) })
    run.send({ type: 'job-saved', job: SOURCE, epoch: 7, round: round(50) })
    run.send({ type: 'job-saved', job: 99, epoch: 1, round: round(50) })
    expect(run.state.jobs[SOURCE]!.saved).toEqual(round(40))
  })
})
