import { Head, reset, type InputHead } from 'fission'
import { beforeEach, expect, it } from 'vitest'
import { JobHeads } from '../../../../agent/job-host/job-heads'
import { AnyJob, HeadJob, TextPipe } from './fakes'

beforeEach(() => reset())

const bytes = (...values: number[]) => Uint8Array.from(values)

it('passes on the OR of what came in for a job that does not use heads', () => {
  const heads = new JobHeads(new AnyJob({ outputs: [new TextPipe(1)] }), 2)
  heads.begin()
  heads.current.set([0x84, 0x01])
  heads.markReset(false)
  expect(heads.collect()).toEqual(bytes(0x84, 0x01))
  heads.begin()
  heads.markReset(true)
  expect(heads.collect()).toEqual(bytes(0x40, 0))
})

it('shows a job its heads: one an input, a list where it takes several blocks, and the OR of all', () => {
  const job = new HeadJob({ outputs: [new TextPipe(1)] })
  new JobHeads(job, 1).show([[bytes(1)], [bytes(2), bytes(4)]])
  const shown = (head: InputHead | Head[]) =>
    Array.isArray(head) ? head.map((one) => one.toNumber()) : (head as Head).toNumber()
  expect(job.inHeads.map(shown)).toEqual([1, [2, 4]])
  expect(job.head.toNumber()).toBe(7)
})

it('gives a source an empty head of the right size', () => {
  const job = new HeadJob({ outputs: [new TextPipe(1)] })
  const heads = new JobHeads(job, 3)
  heads.show([])
  expect([job.head.length, heads.collect()]).toEqual([24, [bytes(0, 0, 0)]])
})

it('takes the job’s head for every output, and outHeads where they are set', () => {
  const job = new HeadJob({ outputs: [new TextPipe(1), new TextPipe(2)] })
  const heads = new JobHeads(job, 1)
  heads.show([[bytes(1)]])
  job.outHeads[1] = new Head(1, 0x10)
  expect(heads.collect()).toEqual([bytes(1), bytes(0x10)])
  heads.show([[bytes(2)]])
  expect(heads.collect()).toEqual([bytes(2), bytes(2)])
})

it('keeps the reset bit its own, whatever the job sets', () => {
  const job = new HeadJob({ outputs: [new TextPipe(1)] })
  const heads = new JobHeads(job, 1)
  heads.begin()
  heads.show([])
  job.head = Head.fromBytes(bytes(0x41))
  expect(heads.collect()).toEqual([bytes(0x01)])
  heads.markReset(true)
  job.head = Head.fromBytes(bytes(0x01))
  expect(heads.collect()).toEqual([bytes(0x41)])
})
