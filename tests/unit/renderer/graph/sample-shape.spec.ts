import { expect, it } from 'vitest'
import { sampleShape } from '../../../../renderer/features/graph/sample-shape'

it('is a network: every pipe goes from one job to another, and every job but the sources gets some', () => {
  const { jobs, pipes } = sampleShape()
  const ends = (side: 'inputs' | 'outputs', id: number): number =>
    jobs.filter((job) => job[side].includes(id)).length
  for (const { id } of pipes) expect([ends('outputs', id), ends('inputs', id)]).toEqual([1, 1])
  expect(new Set(pipes.map(({ id }) => id)).size).toBe(pipes.length)
  expect(jobs.filter(({ inputs }) => inputs.length === 0)).toHaveLength(10)
})
