import { expect, it } from 'vitest'
import type { JobDescription, PipeDescription } from '../../../../../agent/core/network/description'
import { validateNetwork } from '../../../../../agent/core/network/validate'
import { job, network, pipe } from './build'

const reliable = { reliable: true }

function chain(pipes: PipeDescription[], sink: Partial<JobDescription> = {}) {
  const jobs = [
    job(1, { outputs: [7] }),
    job(2, { inputs: [7], outputs: [8] }),
    job(3, { inputs: [8], ...sink }),
  ]
  return validateNetwork(network({ jobs, pipes }), 'check')
}

it('finds nothing wrong with a chain of reliable pipes', () => {
  expect(chain([pipe(7, reliable), pipe(8, reliable)])).toEqual([])
})

it('refuses a reliable pipe whose reader never waits for it', () => {
  const [problem, ...others] = chain([pipe(7, reliable), pipe(8, { reliable: true, async: true })])
  expect(problem).toMatchObject({ code: 'pipe-reliable-async', severity: 'error', pipe: 8 })
  expect(problem!.message).toContain('Pipe 8 (ObjectPipe) from JoinJob 2 to JoinJob 3 is reliable and async')
  expect(others).toEqual([])
})

it('refuses a reliable pipe to a job that drops blocks', () => {
  const [problem, ...others] = chain([pipe(7, reliable), pipe(8, reliable)], { maxQueue: 5 })
  expect(problem).toMatchObject({ code: 'pipe-reliable-max-queue', severity: 'error', pipe: 8 })
  expect(problem!.message).toContain('JoinJob 3 drops blocks with maxQueue 5')
  expect(others).toEqual([])
})

it('warns of a program that reads a reliable pipe', () => {
  const program = { flavour: 'files', file: 'x', parameters: [], inputFlag: '-i', outputFlag: '-o' }
  const [problem, ...others] = chain([pipe(7, reliable), pipe(8, reliable)], {
    language: 'executable',
    host: 'typescript',
    program: program as unknown as JobDescription['program'],
  })
  expect(problem).toMatchObject({ code: 'pipe-reliable-program', severity: 'warning', pipe: 8, job: 3 })
  expect(problem!.message).toContain('a round is acknowledged when it was handed to it')
  expect(others.filter(({ code }) => code.startsWith('pipe-reliable'))).toEqual([])
})

it('warns of the first reliable pipe behind one that is not', () => {
  const [problem, ...others] = chain([pipe(7), pipe(8, reliable)])
  expect(problem).toMatchObject({ code: 'pipe-reliable-late', severity: 'warning', pipe: 8 })
  expect(problem!.message).toContain('JoinJob 2 also reads pipe 7 (ObjectPipe), which is not')
  expect(others).toEqual([])
})
