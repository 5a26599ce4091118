import { expect, it } from 'vitest'
import type { SaveRule } from '../../../../../agent/core/network/description'
import { validateNetwork } from '../../../../../agent/core/network/validate'
import { job, network, pipe } from './build'

const once: SaveRule = { everyRounds: 0, everyMs: 1000, lacks: null }

function problemsOf(saves: SaveRule) {
  const jobs = [job(1, { outputs: [7], saves }), job(2, { inputs: [7] })]
  return validateNetwork(network({ jobs, pipes: [pipe(7)] }), 'check')
}

it('finds nothing wrong with a job that saves by time, or by rounds', () => {
  expect([...problemsOf(once), ...problemsOf({ ...once, everyRounds: 10 })]).toEqual([])
})

it.each(['save', 'restore'] as const)('warns of a job without %s()', (lacks) => {
  const [problem, ...others] = problemsOf({ ...once, lacks })
  expect(problem).toMatchObject({ code: 'job-saves-half', severity: 'warning', job: 1 })
  expect(problem!.message).toContain(`but no ${lacks}()`)
  expect(others).toEqual([])
})

it.each([
  [{ everyRounds: -1 }, 'saveEveryRounds -1'],
  [{ everyRounds: 1.5 }, 'saveEveryRounds 1.5'],
  [{ everyMs: 0 }, 'saveEveryMs 0'],
])('refuses %o', (change, says) => {
  const [problem, ...others] = problemsOf({ ...once, ...change })
  expect(problem).toMatchObject({ code: 'job-saves-when', severity: 'error', job: 1 })
  expect(problem!.message).toContain(says)
  expect(others).toEqual([])
})
