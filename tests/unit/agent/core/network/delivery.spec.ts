import { describe, expect, it } from 'vitest'
import { deliveries } from '../../../../../agent/core/network/delivery'
import { job, pipe } from './build'

const reliable = { reliable: true }

describe('the delivery of pipes', () => {
  it('has no gaps only where all that the source waits for is reliable too', () => {
    const of = deliveries({
      jobs: [
        job(1, { outputs: [1, 2, 3] }),
        job(2, { inputs: [1, 2], outputs: [4] }),
        job(3, { inputs: [3], outputs: [5] }),
        job(4, { inputs: [4, 5] }),
      ],
      pipes: [pipe(1, reliable), pipe(2), pipe(3, reliable), pipe(4, reliable), pipe(5, reliable)],
    })
    expect([1, 2, 3, 4, 5].filter((id) => of.get(id)!.gapless)).toEqual([1, 3, 5])
  })

  it('does not mind an ASYNC input, which is not waited for', () => {
    const of = deliveries({
      jobs: [
        job(1, { outputs: [1] }),
        job(2, { outputs: [2] }),
        job(3, { inputs: [1, 2], outputs: [3] }),
        job(4, { inputs: [3] }),
      ],
      pipes: [pipe(1, reliable), pipe(2, { async: true }), pipe(3, reliable)],
    })
    expect(of.get(3)!.gapless).toBe(true)
  })

  it('needs the blocks of all rounds behind it', () => {
    const of = deliveries({
      jobs: [
        job(1, { outputs: [1] }),
        job(2, { inputs: [1], outputs: [2, 3, 4] }),
        job(3, { inputs: [2] }),
        job(4, { inputs: [3] }),
        job(5, { inputs: [4] }),
      ],
      pipes: [
        pipe(1, { ...reliable, blockCount: 3 }),
        pipe(2, { ...reliable, blockCount: 5 }),
        pipe(3, { ...reliable, blockCount: 2 }),
        // Nobody waits until this one is acknowledged.
        pipe(4, { blockCount: 100 }),
      ],
    })
    expect([1, 2, 3].map((id) => of.get(id)!.needs)).toEqual([15, 5, 2])
  })
})
