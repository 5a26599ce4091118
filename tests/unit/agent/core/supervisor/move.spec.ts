import { describe, expect, it } from 'vitest'
import { hold, node, Scenario, start, to } from './scenario'

const chain = [
  { inputs: [], outputs: [101], defaultNode: 'a' },
  { inputs: [101], outputs: [102], defaultNode: 'b' },
  { inputs: [102], outputs: [], defaultNode: 'c' },
]
const nodes = [node('a'), node('b'), node('c'), node('full', { slots: 1 })]

describe('a move by hand', () => {
  it('stops the old placement by its epoch and brings the job to the wanted node', () => {
    const run = new Scenario(chain, nodes).begin()
    expect(run.send({ type: 'move-requested', job: 2, node: 'c' })).toEqual([
      { type: 'stop', node: 'b', job: 2, epoch: 1, leaving: true },
      { type: 'redirect', node: 'a', job: 1, pipe: 101, target: hold },
      { type: 'send-files', node: 'c', job: 2 },
      { type: 'expect', node: 'c', pipe: 102, sourceEpoch: 2 },
      start('c', 2, 2, {
        inputs: [{ pipe: 101, sourceEpoch: 1, ended: false }],
        outputs: [{ pipe: 102, target: to('c', 1) }],
      }),
      { type: 'redirect', node: 'a', job: 1, pipe: 101, target: to('c', 2) },
    ])
    expect(run.notices).toEqual([{ type: 'job-placed', job: 2, node: 'c', epoch: 2, from: 'b' }])
    expect(run.job(2).wantedNode).toBeNull()
  })

  it('ignores the end of the old process', () => {
    const run = new Scenario(chain, nodes).begin()
    run.send({ type: 'move-requested', job: 2, node: 'c' })
    expect(run.send({ type: 'job-finished', job: 2, epoch: 1 })).toEqual([])
    expect(run.job(2).status).toBe('starting')
  })

  it('needs no stop for a job that waits for its restart', () => {
    const run = new Scenario(chain, nodes).begin()
    run.crash(2)
    run.crash(2)
    const types = run.send({ type: 'move-requested', job: 2, node: 'c' }).map(({ type }) => type)
    expect(types).toEqual(['send-files', 'expect', 'start', 'redirect'])
  })

  it('answers for a job that is being asked for its preference', () => {
    const choosy = [{ inputs: [], outputs: [], hasPreference: true }]
    const run = new Scenario(choosy, nodes)
    run.send({ type: 'tick' })
    run.send({ type: 'move-requested', job: 1, node: 'b' })
    expect(run.job(1)).toMatchObject({ status: 'starting', node: 'b' })
  })

  const refused: [node: string, reason: string][] = [
    ['b', 'the job is there already'],
    ['full', 'full: 1 of 1 slots taken'],
    ['gone', 'lost'],
    ['nowhere', 'not a node of this run'],
    ['LOCAL', 'only for jobs of group LOCAL'],
  ]
  it.each(refused)('to %s is refused and changes nothing', (wanted, reason) => {
    const more = [node('gone'), node('LOCAL', { groups: ['LOCAL'] })]
    const run = new Scenario(
      [...chain, { inputs: [], outputs: [], defaultNode: 'full' }],
      [...nodes, ...more],
    ).begin()
    run.lose('gone')
    const before = run.state
    expect(run.send({ type: 'move-requested', job: 2, node: wanted })).toEqual([])
    expect(run.notices).toEqual([{ type: 'move-refused', job: 2, node: wanted, reason }])
    expect(run.state).toBe(before)
  })

  it('of a job that has ended is refused', () => {
    const run = new Scenario(chain, nodes).begin()
    run.finish(1)
    run.send({ type: 'move-requested', job: 1, node: 'b' })
    expect(run.notices).toEqual([{ type: 'move-refused', job: 1, node: 'b', reason: 'the job has ended' }])
  })
})
