import { describe, expect, it } from 'vitest'
import {
  countsRounds,
  destinationOf,
  jobLabel,
  jobsOfPipes,
  pipeLabel,
  sourceOf,
} from '../../../../../agent/core/network/network-graph'
import { job, pair, pipe, tutorial } from './build'

describe('network graph', () => {
  it('labels jobs and pipes by class and id', () => {
    expect(jobLabel(job(5))).toBe('JoinJob 5')
    expect(pipeLabel(pipe(105, { type: 'ReducePipe' }))).toBe('ReducePipe 105')
  })

  it('knows the job at each end of every pipe', () => {
    const ids = (ends: ReturnType<typeof sourceOf>) => [...ends].map(([id, { id: end }]) => [id, end])
    expect(ids(sourceOf(tutorial()))).toEqual([
      [101, 1],
      [102, 2],
      [103, 3],
      [105, 4],
    ])
    expect(ids(destinationOf(tutorial()))).toEqual([
      [101, 4],
      [102, 4],
      [103, 4],
      [105, 5],
    ])
  })

  it('keeps the first of two sources, and lists both', () => {
    const network = pair({ sink: { inputs: [], outputs: [105] } })
    expect(sourceOf(network).get(105)?.id).toBe(1)
    expect(jobsOfPipes(network).get(105)).toMatchObject({ sources: [{ id: 1 }, { id: 2 }], destinations: [] })
  })

  it.each([
    ['a source', [], true],
    ['a job with async inputs only', [1, 2], true],
    ['a job with a synchronous input', [3], false],
    ['a job with both', [1, 3], false],
  ])('%s with inputs %j counts its own rounds: %s', (_, inputs, expected) => {
    const pipes = [pipe(1, { async: true }), pipe(2, { async: true }), pipe(3)]
    expect(countsRounds({ inputs }, pipes)).toBe(expected)
  })
})
