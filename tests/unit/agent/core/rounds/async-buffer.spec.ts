import { describe, expect, it } from 'vitest'
import type { AsyncBufferRule } from '../../../../../agent/core/network/description'
import { AsyncBuffer } from '../../../../../agent/core/rounds/async-buffer'

interface Row {
  name: string
  rule: AsyncBufferRule
  maxBytes?: number
  /** Sizes of the blocks pushed; a block's value is its number, from 1. */
  pushed: number[]
  kept: number[]
  dropped: number
}

const rows: Row[] = [
  {
    name: 'keeps everything below its size',
    rule: { size: 3, deleteMode: 'oldest' },
    pushed: [1, 1],
    kept: [1, 2],
    dropped: 0,
  },
  {
    name: 'keeps everything at exactly its size',
    rule: { size: 3, deleteMode: 'oldest' },
    pushed: [1, 1, 1],
    kept: [1, 2, 3],
    dropped: 0,
  },
  {
    name: 'drops only the oldest when full with "oldest", and keeps the new block',
    rule: { size: 3, deleteMode: 'oldest' },
    pushed: [1, 1, 1, 1],
    kept: [2, 3, 4],
    dropped: 1,
  },
  {
    name: 'drops only the new block when full with "newest"',
    rule: { size: 3, deleteMode: 'newest' },
    pushed: [1, 1, 1, 1, 1],
    kept: [1, 2, 3],
    dropped: 2,
  },
  {
    name: 'keeps only the newest value with a size of one and "oldest"',
    rule: { size: 1, deleteMode: 'oldest' },
    pushed: [1, 1, 1],
    kept: [3],
    dropped: 2,
  },
  {
    name: 'is bounded in bytes where no size is set: as many of the oldest go as the new block needs',
    rule: { size: 0, deleteMode: 'oldest' },
    maxBytes: 10,
    pushed: [3, 3, 3, 6],
    kept: [3, 4],
    dropped: 2,
  },
  {
    name: 'is bounded in bytes with "newest" too, and takes a later block that fits',
    rule: { size: 0, deleteMode: 'newest' },
    maxBytes: 10,
    pushed: [4, 4, 4, 2],
    kept: [1, 2, 4],
    dropped: 1,
  },
  {
    name: 'is bounded in bytes also below its size',
    rule: { size: 100, deleteMode: 'oldest' },
    maxBytes: 10,
    pushed: [5, 5, 5],
    kept: [2, 3],
    dropped: 1,
  },
  {
    name: 'keeps a block above the byte limit when it is alone ("oldest")',
    rule: { size: 0, deleteMode: 'oldest' },
    maxBytes: 10,
    pushed: [4, 50],
    kept: [2],
    dropped: 1,
  },
  {
    name: 'keeps a block above the byte limit when it is alone ("newest")',
    rule: { size: 0, deleteMode: 'newest' },
    maxBytes: 10,
    pushed: [50, 4],
    kept: [1],
    dropped: 1,
  },
]

describe('AsyncBuffer', () => {
  it.each(rows)('$name', ({ rule, maxBytes, pushed, kept, dropped }) => {
    const buffer = new AsyncBuffer<number>(rule, maxBytes)
    pushed.forEach((bytes, i) => buffer.push(i + 1, bytes))

    expect(buffer.length).toBe(kept.length)
    expect(buffer.bytes).toBe(kept.reduce((sum, value) => sum + pushed[value - 1]!, 0))
    expect(buffer.dropped).toBe(dropped)
    expect(kept.map(() => buffer.shift())).toEqual(kept)
    expect([buffer.shift(), buffer.length, buffer.bytes]).toEqual([undefined, 0, 0])
  })

  it('makes room again when a block is taken', () => {
    const buffer = new AsyncBuffer<number>({ size: 1, deleteMode: 'newest' })
    buffer.push(1, 8)
    buffer.push(2, 8)
    expect(buffer.shift()).toBe(1)
    buffer.push(3, 8)
    expect([buffer.shift(), buffer.dropped]).toEqual([3, 1])
  })
})
