import { expect, it } from 'vitest'
import { nextDeadline } from '../../../../../agent/core/supervisor/next-deadline'
import { hold, node, Scenario, start, to } from './scenario'

const jobs = [
  { inputs: [], outputs: [101], defaultNode: 'c' },
  { inputs: [101], outputs: [], groups: ['pi'], hasPreference: true },
]
const nodes = [node('a', { groups: ['pi'] }), node('b', { groups: ['pi'] }), node('c')]
const patient = { suspectAfterMs: 60_000, lostAfterMs: 60_000 }

function asked(): Scenario {
  const run = new Scenario(jobs, nodes, patient)
  run.send({ type: 'tick' })
  return run
}

it('asks the job while its sources hold and the best candidate keeps a slot', () => {
  const run = new Scenario(jobs, nodes, patient)
  expect(run.send({ type: 'tick' })).toEqual([
    { type: 'send-files', node: 'c', job: 1 },
    start('c', 1, 1, { outputs: [{ pipe: 101, target: hold }] }),
    { type: 'ask-preference', job: 2, epoch: 0, candidates: ['a', 'b'] },
  ])
  expect(run.job(2)).toMatchObject({ status: 'choosing', node: 'a', epoch: 0 })
  expect(nextDeadline(run.state)).toBe(2_000)
})

it('places the job where it prefers', () => {
  const run = asked()
  expect(run.send({ type: 'preference-answered', job: 2, epoch: 0, node: 'b' })).toEqual([
    { type: 'send-files', node: 'b', job: 2 },
    start('b', 2, 1, { inputs: [{ pipe: 101, sourceEpoch: 1, ended: false }] }),
    { type: 'redirect', node: 'c', job: 1, pipe: 101, target: to('b', 1) },
  ])
  expect(run.notices).toEqual([{ type: 'job-placed', job: 2, node: 'b', epoch: 1, from: null }])
})

it.each([['c'], ['nowhere'], [null]])('takes the best score when the answer is %s', (answer) => {
  const run = asked()
  run.send({ type: 'preference-answered', job: 2, epoch: 0, node: answer })
  expect(run.job(2)).toMatchObject({ status: 'starting', node: 'a' })
})

it('takes another node when the preferred one was lost meanwhile', () => {
  const run = asked()
  run.lose('b')
  run.send({ type: 'preference-answered', job: 2, epoch: 0, node: 'b' })
  expect(run.job(2)).toMatchObject({ status: 'starting', node: 'a' })
})

it('takes the best score when no answer comes in time', () => {
  const run = asked()
  run.tickAt(1_999)
  expect(run.job(2).status).toBe('choosing')
  run.tickAt(2_000)
  expect(run.job(2)).toMatchObject({ status: 'starting', node: 'a' })
})

it('ignores an answer to a question that is no longer open', () => {
  const run = asked()
  run.tickAt(2_000)
  const before = run.state
  expect(run.send({ type: 'preference-answered', job: 2, epoch: 0, node: 'b' })).toEqual([])
  expect(run.state).toBe(before)
})

it('does not ask where there is nothing to choose', () => {
  const run = new Scenario(jobs, [node('a', { groups: ['pi'] }), node('c')], patient)
  run.send({ type: 'tick' })
  expect(run.job(2)).toMatchObject({ status: 'starting', node: 'a' })
})
