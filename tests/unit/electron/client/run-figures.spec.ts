import { expect, it } from 'vitest'
import type { ClientParams } from '../../../../agent/protocol/to-client'
import { RunFigures, SAMPLES_KEPT } from '../../../../electron/client/run-figures'

interface Figures {
  epoch?: number
  rounds?: number
  blocks?: number
  dummies?: number
}

function heartbeat({ epoch = 1, rounds = 0, blocks = 0, dummies = 0 }: Figures): ClientParams<'heartbeat'> {
  const run = 'run-12345'
  const counters = { bytes: 0, queuedBytes: 0, dropped: 0, late: 0 }
  return {
    sequence: 1,
    metrics: { cpuPercent: 1, memoryPercent: 1, diskPercent: 1, swapPercent: 1 },
    jobs: [{ run, job: 5, epoch, pid: 1, rounds, dropped: 0 }],
    pipes: [{ run, job: 5, pipe: 101, end: 'destination', blocks, dummies, ...counters }],
  }
}

it('counts the rounds of a job over its placements', () => {
  const figures = new RunFigures()
  figures.add('a', heartbeat({ epoch: 1, rounds: 10 }), 0)
  figures.add('a', heartbeat({ epoch: 1, rounds: 12 }), 1)
  figures.add('b', heartbeat({ epoch: 2, rounds: 3 }), 2)
  expect(figures.job(5).rounds).toBe(15)
})

it('ignores what a node that was given up still reports', () => {
  const figures = new RunFigures()
  figures.add('b', heartbeat({ epoch: 2, rounds: 3, blocks: 3 }), 0)
  figures.add('a', heartbeat({ epoch: 1, rounds: 99, blocks: 99 }), 1)
  expect(figures.job(5).rounds).toBe(3)
  expect(figures.pipe(5, 101, 'destination').blocks).toBe(3)
})

it('counts queues once that live on when their job is started again where it was', () => {
  const figures = new RunFigures()
  figures.add('a', heartbeat({ epoch: 1, blocks: 10, dummies: 2 }), 0)
  figures.add('a', heartbeat({ epoch: 2, blocks: 11, dummies: 2 }), 1)
  expect(figures.pipe(5, 101, 'destination')).toMatchObject({ blocks: 11, dummies: 2 })
})

it('adds up the queues of one node after another', () => {
  const figures = new RunFigures()
  figures.add('a', heartbeat({ epoch: 1, blocks: 10, dummies: 2 }), 0)
  figures.add('b', heartbeat({ epoch: 2, blocks: 40, dummies: 1 }), 1)
  expect(figures.pipe(5, 101, 'destination')).toMatchObject({ blocks: 50, dummies: 3 })
})

it('keeps a bounded history of each node', () => {
  const figures = new RunFigures()
  for (let at = 1; at <= SAMPLES_KEPT + 5; at++) figures.add('a', heartbeat({}), at)
  expect(figures.history('a')).toHaveLength(SAMPLES_KEPT)
  expect(figures.history('a').at(-1)?.at).toBe(SAMPLES_KEPT + 5)
  expect(figures.history('b')).toEqual([])
})
