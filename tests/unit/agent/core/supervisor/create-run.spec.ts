import { expect, it } from 'vitest'
import { createRun } from '../../../../../agent/core/supervisor/create-run'
import { network } from './networks'
import { node, settings } from './scenario'

const jobs = [
  { inputs: [], outputs: [101, 102] },
  { inputs: [101], outputs: [103] },
  { inputs: [102], outputs: [104] },
  { inputs: [103, 104], outputs: [] },
]

it('begins with every job unplaced, in epoch and generation 0', () => {
  const run = createRun(network(jobs), [node('a')], settings, 5)
  expect(run.phase).toBe('running')
  expect(run.generation).toBe(0)
  for (const job of Object.values(run.jobs))
    expect(job).toMatchObject({ status: 'unplaced', node: null, epoch: 0 })
})

it('takes connected nodes as alive and the others as absent', () => {
  const run = createRun(network(jobs), [node('a'), node('b', { dataAddress: null })], settings, 5)
  expect(run.nodes['a']).toMatchObject({ status: 'alive', lastHeartbeatAt: 5 })
  expect(run.nodes['b']).toMatchObject({ status: 'absent', dataAddress: null })
})

it('knows both ends of each pipe and names jobs for people', () => {
  const run = createRun(network(jobs, [104]), [], settings, 0)
  expect(run.pipes[101]).toEqual({ id: 101, source: 1, destination: 2, async: false, reliable: false })
  expect(run.pipes[104]).toEqual({ id: 104, source: 3, destination: 4, async: true, reliable: false })
  expect(run.jobs[4]?.name).toBe('TestJob 4')
})

it('lets sources and jobs with only ASYNC inputs count rounds', () => {
  const run = createRun(network(jobs, [102, 104]), [], settings, 0)
  expect(
    Object.values(run.jobs)
      .filter((job) => job.countsRounds)
      .map((job) => job.id),
  ).toEqual([1, 3])
})

it('refuses a pipe without a destination', () => {
  const broken = network([{ inputs: [], outputs: [101] }])
  expect(() => createRun(broken, [], settings, 0)).toThrow('Pipe 101')
})
