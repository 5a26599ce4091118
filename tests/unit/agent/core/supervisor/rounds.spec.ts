import { describe, expect, it } from 'vitest'
import type { Instruction } from '../../../../../agent/core/supervisor/types'
import { node, Scenario } from './scenario'

const join = [
  { inputs: [], outputs: [101], defaultNode: 'a' },
  { inputs: [], outputs: [102], defaultNode: 'b' },
  { inputs: [], outputs: [103], defaultNode: 'b' },
  { inputs: [101, 102, 103], outputs: [], defaultNode: 'c' },
]
const nodes = [node('a'), node('b'), node('c', { slots: 3 })]

function generations(instructions: Instruction[]) {
  return instructions.flatMap((each) =>
    each.type === 'start' || each.type === 'reset' ? [[each.type, each.job, each.generation]] : [],
  )
}

describe('a new generation', () => {
  it('begins once for all sources that move together, and resets the others', () => {
    const run = new Scenario(join, nodes).begin()
    const instructions = run.lose('b')
    expect(generations(instructions)).toEqual([
      ['start', 3, 1],
      ['start', 2, 1],
      ['reset', 1, 1],
    ])
    expect(instructions.at(-1)).toEqual({ type: 'reset', node: 'a', job: 1, generation: 1 })
    expect(run.state.generation).toBe(1)
    expect(run.notices.at(-1)).toEqual({ type: 'sources-reset', generation: 1, jobs: [1, 2, 3] })
  })

  it('begins with each restart of a source', () => {
    const run = new Scenario(join, nodes).begin()
    expect(generations(run.crash(1))).toEqual([
      ['start', 1, 1],
      ['reset', 2, 1],
      ['reset', 3, 1],
    ])
    run.started(1)
    run.crash(1)
    expect(run.state.generation).toBe(1)
    run.tickAt(250)
    expect(run.state.generation).toBe(2)
  })

  it('begins when a job moves that has only ASYNC inputs', () => {
    const run = new Scenario(
      [
        { inputs: [], outputs: [101], defaultNode: 'a' },
        { inputs: [101], outputs: [], defaultNode: 'b' },
      ],
      nodes,
      {},
      [101],
    ).begin()
    expect(generations(run.lose('b'))).toEqual([
      ['start', 2, 1],
      ['reset', 1, 1],
    ])
  })

  it('does not begin for a job that takes its rounds from its inputs', () => {
    const run = new Scenario(join, nodes).begin()
    expect(generations(run.lose('c'))).toEqual([['start', 4, 0]])
  })

  it('leaves out sources that have finished or wait for their restart', () => {
    const run = new Scenario(join, nodes).begin()
    run.finish(2)
    run.crash(3)
    run.crash(3)
    expect(generations(run.crash(1))).toEqual([['start', 1, 2]])
  })
})

describe('a source whose first node comes late', () => {
  const late = [node('a'), node('b', { dataAddress: null }), node('c', { slots: 3 })]
  const jobs = [
    { inputs: [], outputs: [101], defaultNode: 'a' },
    { inputs: [], outputs: [102], groups: [], defaultNode: 'b' },
    { inputs: [101, 102], outputs: [], defaultNode: 'c' },
  ]

  it('simply begins while its reader still holds every block since round 1', () => {
    const run = new Scenario(jobs, late).begin()
    expect(generations(run.join('b'))).toEqual([['start', 2, 0]])
  })

  it('resets the others when its reader has lost blocks meanwhile', () => {
    const run = new Scenario(jobs, late).begin()
    run.crash(3)
    expect(generations(run.join('b'))).toEqual([
      ['start', 2, 1],
      ['reset', 1, 1],
    ])
  })

  it('resets the others when they had nobody to write to', () => {
    const pinned = [...jobs.slice(0, 2), { inputs: [101, 102], outputs: [], groups: [], defaultNode: 'b' }]
    const run = new Scenario(pinned, late).begin()
    expect(generations(run.join('b'))).toEqual([
      ['start', 2, 1],
      ['start', 3, 1],
      ['reset', 1, 1],
    ])
  })
})
