import { expect, it } from 'vitest'
import { EndedRuns } from '../../../../../agent/runtime/run/ended-runs'

it('remembers the last runs that were ended, and forgets one that is begun again', () => {
  const ended = new EndedRuns()
  for (let number = 1; number <= 500; number++) ended.add(`run-${number}`)
  expect(ended.all).toHaveLength(200)
  expect(ended.all.at(-1)).toBe('run-500')
  ended.remove('run-500')
  expect(ended.all.at(-1)).toBe('run-499')
})
