import { expect, it } from 'vitest'
import { discard, hold, node, Scenario, start, to } from './scenario'

const chain = [
  { inputs: [], outputs: [101], defaultNode: 'a' },
  { inputs: [101], outputs: [102], defaultNode: 'b' },
  { inputs: [102], outputs: [], defaultNode: 'c' },
]
const nodes = [node('a'), node('b'), node('c')]

it('moves a lost connector: the source holds, the reader expects the new epoch, the source is redirected', () => {
  const run = new Scenario(chain, nodes).begin()
  expect(run.lose('b')).toEqual([
    { type: 'redirect', node: 'a', job: 1, pipe: 101, target: hold },
    { type: 'send-files', node: 'a', job: 2 },
    { type: 'expect', node: 'c', pipe: 102, sourceEpoch: 2 },
    start('a', 2, 2, {
      inputs: [{ pipe: 101, sourceEpoch: 1, ended: false }],
      outputs: [{ pipe: 102, target: to('c', 1) }],
    }),
    { type: 'redirect', node: 'a', job: 1, pipe: 101, target: to('a', 2) },
  ])
  expect(run.notices).toEqual([
    { type: 'node-lost', node: 'b', jobs: [2], reason: 'its agent ended' },
    { type: 'job-placed', job: 2, node: 'a', epoch: 2, from: 'b' },
  ])
})

it('starts both ends of a pipe that moved together with each other’s new epoch and place', () => {
  const run = new Scenario(
    [
      { inputs: [], outputs: [101], defaultNode: 'b' },
      { inputs: [101], outputs: [], defaultNode: 'b' },
    ],
    nodes,
  ).begin()
  expect(run.lose('b')).toEqual([
    { type: 'send-files', node: 'a', job: 1 },
    start('a', 1, 2, { generation: 1, outputs: [{ pipe: 101, target: to('c', 2) }] }),
    { type: 'send-files', node: 'c', job: 2 },
    start('c', 2, 2, { generation: 1, inputs: [{ pipe: 101, sourceEpoch: 2, ended: false }] }),
  ])
})

it('lets sources discard when the destination finds no place', () => {
  const pinned = [
    { inputs: [], outputs: [101] },
    { inputs: [101], outputs: [], groups: [], defaultNode: 'b' },
  ]
  const run = new Scenario(pinned, nodes).begin()
  expect(run.lose('b')).toEqual([{ type: 'redirect', node: 'a', job: 1, pipe: 101, target: discard }])
  expect(run.job(2)).toMatchObject({ status: 'unplaced', node: null, epoch: 1 })
})

it('tells the readers of a job that finished on the lost node that nothing more will come', () => {
  const run = new Scenario(chain, nodes).begin()
  run.finish(1)
  expect(run.lose('a')).toEqual([{ type: 'end-pipe', node: 'b', pipe: 101 }])
})

it('starts a reader with an ended input when its finished source was lost with its node', () => {
  const run = new Scenario(chain, nodes).begin()
  run.finish(1)
  run.lose('a')
  expect(run.lose('b')).toContainEqual(
    start('c', 2, 2, {
      inputs: [{ pipe: 101, sourceEpoch: 1, ended: true }],
      outputs: [{ pipe: 102, target: to('c', 1) }],
    }),
  )
})

it('redirects a source that has finished but still holds its last blocks', () => {
  const run = new Scenario(chain, nodes).begin()
  run.finish(1)
  const instructions = run.lose('b')
  expect(instructions).toContainEqual({ type: 'redirect', node: 'a', job: 1, pipe: 101, target: to('a', 2) })
  expect(run.job(2).node).toBe('a')
})

it('does not let two nodes that are lost together inherit from each other', () => {
  const run = new Scenario(chain, nodes).begin()
  run.now = 800
  run.heartbeat('c')
  run.tickAt(900)
  expect([1, 2, 3].map((id) => run.job(id).node)).toEqual(['c', null, 'c'])
})

it('ignores what an old placement says', () => {
  const run = new Scenario(chain, nodes).begin()
  run.lose('b')
  const before = run.state
  for (const type of ['job-started', 'job-finished'] as const) {
    expect(run.send({ type, job: 2, epoch: 1 })).toEqual([])
  }
  run.send({ type: 'job-crashed', job: 2, epoch: 1, reason: 'late', retry: true })
  expect(run.state).toBe(before)
})
