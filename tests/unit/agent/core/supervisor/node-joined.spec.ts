import { expect, it } from 'vitest'
import type { JobFound } from '../../../../../agent/core/supervisor/types'
import { node, Scenario } from './scenario'

const jobs = [
  { inputs: [], outputs: [101], defaultNode: 'a' },
  { inputs: [101], outputs: [], defaultNode: 'b' },
]
const nodes = [node('a'), node('b')]

it('clears a node that was lost and leaves the jobs where they went', () => {
  const run = new Scenario(jobs, nodes).begin()
  run.lose('b')
  expect(run.join('b', 7100)).toEqual([{ type: 'clear-node', node: 'b' }])
  expect(run.notices).toEqual([{ type: 'node-joined', node: 'b' }])
  expect(run.job(2)).toMatchObject({ node: 'a', epoch: 2 })
  expect(run.state.nodes['b']).toMatchObject({ status: 'alive', dataAddress: { host: 'b', port: 7100 } })
})

it('clears the node before it takes an unplaced job', () => {
  const pinned = [
    { inputs: [], outputs: [101] },
    { inputs: [101], outputs: [], groups: [], defaultNode: 'b' },
  ]
  const run = new Scenario(pinned, nodes).begin()
  run.lose('b')
  expect(run.join('b').map(({ type }) => type)).toEqual(['clear-node', 'send-files', 'start', 'redirect'])
})

it('does not clear a node that joins for the first time', () => {
  const run = new Scenario(jobs, [node('a'), node('b', { dataAddress: null })]).begin()
  expect(run.join('b')).toEqual([])
})

it('goes on where it was when only the connection is new', () => {
  const run = new Scenario(jobs, nodes).begin()
  run.send({ type: 'connection-lost', node: 'b', dead: false })
  expect(run.join('b')).toEqual([])
  expect(run.notices).toEqual([{ type: 'node-alive', node: 'b' }])
  expect(run.job(2)).toMatchObject({ node: 'b', epoch: 1 })
})

it('takes another data port for another agent, whose jobs are gone', () => {
  const run = new Scenario(jobs, nodes).begin()
  const instructions = run.join('b', 7100)
  expect(instructions[0]).toEqual({ type: 'clear-node', node: 'b' })
  expect(run.notices[0]).toMatchObject({ type: 'node-lost', node: 'b', jobs: [2] })
  expect(run.job(2)).toMatchObject({ status: 'starting', node: 'b', epoch: 2 })
  const target = { type: 'node', node: 'b', address: { host: 'b', port: 7100 }, epoch: 2 }
  expect(instructions.at(-1)).toEqual({ type: 'redirect', node: 'a', job: 1, pipe: 101, target })
})

it('goes on where it was when the node has another address, and tells the sources', () => {
  const run = new Scenario(jobs, nodes).begin()
  run.send({ type: 'connection-lost', node: 'b', dead: false })
  const moved = { host: 'b-moved', port: 7000 }
  const there: JobFound[] = [{ job: 2, epoch: 1, generation: 0, state: { type: 'running' } }]
  const instructions = run.send({
    type: 'node-joined',
    node: 'b',
    dataAddress: moved,
    slots: 2,
    metrics: null,
    jobs: there,
  })
  const target = { type: 'node', node: 'b', address: moved, epoch: 1 }
  expect(instructions).toEqual([
    { type: 'expect', node: 'b', pipe: 101, sourceEpoch: 1 },
    { type: 'redirect', node: 'a', job: 1, pipe: 101, target },
  ])
  expect(run.job(2)).toMatchObject({ status: 'running', node: 'b', epoch: 1 })
})

it('takes an agent at another address without jobs for another one', () => {
  const run = new Scenario(jobs, nodes).begin()
  const dataAddress = { host: 'b-moved', port: 7000 }
  run.send({ type: 'node-joined', node: 'b', dataAddress, slots: 2, metrics: null, jobs: [] })
  expect(run.notices[0]).toMatchObject({ type: 'node-lost', node: 'b', jobs: [2] })
  expect(run.job(2)).toMatchObject({ status: 'starting', epoch: 2 })
})

it('ignores a node that the run does not know', () => {
  const run = new Scenario(jobs, nodes).begin()
  const before = run.state
  expect(run.join('stranger')).toEqual([])
  expect(run.state).toBe(before)
})
