import { expect, it } from 'vitest'
import type { JobDescription } from '../../../../agent/core/network/description'
import { findJob } from '../../../../electron/emulate/find-job'

const job = (id: number, type: string): JobDescription => ({ id, type }) as JobDescription
const jobs = [job(1, 'Source'), job(2, 'Source'), job(3, 'Sink')]

it('finds a job by its id, its class and both', () => {
  for (const reference of ['3', 'Sink', 'Sink 3']) expect(findJob(jobs, reference)).toBe(jobs[2])
  expect(findJob(jobs, 'Source 2')).toBe(jobs[1])
})

it('lists the jobs where there is none of this name, or more than one', () => {
  expect(() => findJob(jobs, 'Sonk')).toThrow(
    expect.objectContaining({
      message: 'The network has no job Sonk',
      hint: 'Its jobs are Source 1, Source 2, Sink 3.',
    }),
  )
  expect(() => findJob(jobs, 'Source')).toThrow(
    expect.objectContaining({
      message: '2 jobs are called Source',
      hint: 'Name one of them by its id: Source 1, Source 2.',
    }),
  )
  expect(() => findJob([], '1')).toThrow(expect.objectContaining({ hint: 'The network has no jobs.' }))
})
