import { describe, expect, it } from 'vitest'
import { discard, node, Scenario, start, to } from './scenario'

const pair = [
  { inputs: [], outputs: [101], defaultNode: 'a' },
  { inputs: [101], outputs: [], defaultNode: 'b' },
]

describe('the first placement', () => {
  it('sends files and starts sources before their destinations, without resets', () => {
    const run = new Scenario(pair, [node('a'), node('b')])
    expect(run.send({ type: 'tick' })).toEqual([
      { type: 'send-files', node: 'a', job: 1 },
      start('a', 1, 1, { outputs: [{ pipe: 101, target: to('b', 1) }] }),
      { type: 'send-files', node: 'b', job: 2 },
      start('b', 2, 1, { inputs: [{ pipe: 101, sourceEpoch: 1, ended: false }] }),
    ])
    expect(run.notices).toEqual([
      { type: 'job-placed', job: 1, node: 'a', epoch: 1, from: null },
      { type: 'job-placed', job: 2, node: 'b', epoch: 1, from: null },
    ])
  })

  it('spreads jobs over nodes that are connected already', () => {
    const free = [1, 2, 3].map((pipe) => ({
      inputs: pipe > 1 ? [pipe - 1] : [],
      outputs: pipe < 3 ? [pipe] : [],
    }))
    const run = new Scenario(free, [node('a'), node('b'), node('c')])
    run.send({ type: 'tick' })
    expect([1, 2, 3].map((id) => run.job(id).node)).toEqual(['a', 'b', 'c'])
  })

  it('places jobs of group LOCAL on the node LOCAL only', () => {
    const local = [
      { inputs: [], outputs: [101] },
      { inputs: [101], outputs: [], groups: ['LOCAL'] },
    ]
    const run = new Scenario(local, [node('a'), node('LOCAL', { groups: ['LOCAL'] })])
    run.send({ type: 'tick' })
    expect([run.job(1).node, run.job(2).node]).toEqual(['a', 'LOCAL'])
  })
})

describe('a job that no node takes', () => {
  const unpinned = [
    { inputs: [], outputs: [101] },
    { inputs: [101], outputs: [], groups: ['gpu'] },
  ]
  const nodes = [node('a'), node('g', { groups: ['gpu'], dataAddress: null })]
  const refusals = [
    { node: 'a', reason: 'not in group gpu' },
    { node: 'g', reason: 'not connected' },
  ]

  it('is told to the user once, while the others run and discard what it would read', () => {
    const run = new Scenario(unpinned, nodes)
    expect(run.send({ type: 'tick' })).toEqual([
      { type: 'send-files', node: 'a', job: 1 },
      start('a', 1, 1, { outputs: [{ pipe: 101, target: discard }] }),
    ])
    expect(run.notices).toContainEqual({ type: 'job-unplaced', job: 2, refusals })
    expect(run.job(2).refusals).toEqual(refusals)
    run.tickAt(10)
    run.started(1)
    expect(run.notices).toEqual([{ type: 'job-running', job: 1, node: 'a' }])
  })

  it('is told again when a reason changes', () => {
    const run = new Scenario(unpinned, nodes)
    run.send({ type: 'tick' })
    run.join('g')
    run.lose('g')
    expect(run.notices).toContainEqual({
      type: 'job-unplaced',
      job: 2,
      refusals: [
        { node: 'a', reason: 'not in group gpu' },
        { node: 'g', reason: 'lost' },
      ],
    })
  })

  it('is placed when a node joins, and its source redirected after the start', () => {
    const run = new Scenario(unpinned, nodes)
    run.send({ type: 'tick' })
    expect(run.join('g')).toEqual([
      { type: 'send-files', node: 'g', job: 2 },
      start('g', 2, 1, { inputs: [{ pipe: 101, sourceEpoch: 1, ended: false }] }),
      { type: 'redirect', node: 'a', job: 1, pipe: 101, target: to('g', 1) },
    ])
    expect(run.notices.map(({ type }) => type)).toEqual(['node-joined', 'job-placed'])
  })

  it('is placed when a slot comes free', () => {
    const independent = [
      { inputs: [], outputs: [] },
      { inputs: [], outputs: [] },
    ]
    const run = new Scenario(independent, [node('a', { slots: 1 })]).begin()
    expect(run.job(2).status).toBe('unplaced')
    run.finish(1)
    expect(run.job(2)).toMatchObject({ status: 'starting', node: 'a' })
  })

  it('is placed when a suspect node is heard again', () => {
    const run = new Scenario(unpinned, [node('a'), node('g', { groups: ['gpu'] })])
    run.send({ type: 'connection-lost', node: 'g', dead: false })
    expect(run.job(2).status).toBe('unplaced')
    run.heartbeat('g')
    expect(run.job(2)).toMatchObject({ status: 'starting', node: 'g' })
  })
})
