import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { topologicalOrder } from '../../../../../agent/core/network/network-graph'
import { validateNetwork } from '../../../../../agent/core/network/validate'
import { job, network, pipe } from './build'

/** A network with a pipe for each pair of job ids; pipes count up from 100. */
function joined(edges: readonly (readonly [number, number])[], async: readonly number[] = []) {
  const pipes = edges.map((_, index) => pipe(100 + index, { async: async.includes(index) }))
  const jobs = new Map(edges.flat().map((id) => [id, job(id)]))
  edges.forEach(([from, to], index) => {
    jobs.get(from)?.outputs.push(100 + index)
    jobs.get(to)?.inputs.push(100 + index)
  })
  return network({ jobs: [...jobs.values()].sort((a, b) => a.id - b.id), pipes })
}

const edges = fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 })), {
  minLength: 1,
  maxLength: 40,
  selector: String,
})

describe('cycles of synchronous pipes', () => {
  it('are an error that names the jobs in their order, and the pipes', () => {
    const problems = validateNetwork(
      joined([
        [1, 2],
        [2, 3],
        [3, 4],
        [4, 2],
        [4, 5],
      ]),
      'run',
    )
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatchObject({
      code: 'job-cycle',
      severity: 'error',
      job: 2,
      position: { line: 20 },
    })
    expect(problems[0]?.message).toContain('JoinJob 2 → JoinJob 3 → JoinJob 4 → JoinJob 2')
    expect(problems[0]?.message).toContain('101 (ObjectPipe), 102 (ObjectPipe) and 103 (ObjectPipe)')
  })

  it('are all found where two share a job', () => {
    const problems = validateNetwork(
      joined([
        [1, 2],
        [2, 1],
        [2, 3],
        [3, 2],
      ]),
      'run',
    )
    expect(problems.map((problem) => problem.code)).toEqual(['job-cycle', 'job-cycle'])
  })

  it('are no error where one pipe is async', () => {
    const description = joined(
      [
        [1, 2],
        [2, 1],
      ],
      [1],
    )
    expect(validateNetwork(description, 'run')).toEqual([])
  })

  it('are found in a chain of ten thousand jobs', () => {
    const chain = Array.from({ length: 10_000 }, (_, index) => [index + 1, index + 2] as const)
    const codes = (extra: readonly (readonly [number, number])[]) =>
      validateNetwork(joined([...chain, ...extra]), 'run').map((problem) => problem.code)
    expect(codes([])).toEqual([])
    expect(codes([[10_001, 1]])).toEqual(['job-cycle'])
  })

  it('are reported exactly when jobs cannot be ordered', () => {
    fc.assert(
      fc.property(edges, (pairs) => {
        const different = pairs.filter(([from, to]) => from !== to)
        const description = joined(different)
        const order = topologicalOrder(description).map(({ id }) => id)
        const isOrdered = different.every(([from, to]) => order.indexOf(from) < order.indexOf(to))
        const hasCycle = validateNetwork(description, 'simulate').some(({ code }) => code === 'job-cycle')
        expect(hasCycle).toBe(!isOrdered)
      }),
    )
  })
})

describe('topologicalOrder', () => {
  const order = (...given: Parameters<typeof joined>) =>
    topologicalOrder(joined(...given)).map(({ id }) => id)

  it('puts every job after those it reads from, lowest id first', () => {
    expect(
      order([
        [5, 1],
        [4, 1],
        [1, 2],
        [3, 2],
      ]),
    ).toEqual([3, 4, 5, 1, 2])
  })

  it('opens a cycle at its async pipe', () => {
    const cycle = [
      [1, 2],
      [2, 1],
    ] as const
    expect(order(cycle, [0])).toEqual([2, 1])
    expect(order(cycle, [1])).toEqual([1, 2])
  })

  it('contains every job once, also in cycles', () => {
    fc.assert(
      fc.property(edges, (pairs) => {
        const ids = [...new Set(pairs.flat())].sort((a, b) => a - b)
        expect(order(pairs).sort((a, b) => a - b)).toEqual(ids)
      }),
    )
  })
})
