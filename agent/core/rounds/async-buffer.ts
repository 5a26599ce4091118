/** What an ASYNC input keeps while nobody takes it: bounded in blocks by its rule, and in bytes always. */
import type { AsyncBufferRule } from '../network/description'
import { Fifo } from './fifo'

/** Bytes that an ASYNC input may hold when its rule sets no number of blocks. */
const MAX_ASYNC_BUFFER_BYTES = 16 * 1024 * 1024

/** The waiting blocks of one ASYNC input. */
export class AsyncBuffer<T> {
  private readonly items = new Fifo<{ value: T; bytes: number }>()
  bytes = 0
  dropped = 0

  constructor(
    private readonly rule: AsyncBufferRule,
    private readonly maxBytes = MAX_ASYNC_BUFFER_BYTES,
  ) {}

  get length(): number {
    return this.items.length
  }

  /** Keeps a block, dropping the oldest or this newest one where the buffer is full. */
  push(value: T, bytes: number): void {
    if (this.rule.deleteMode === 'newest' && this.isFull(bytes)) {
      this.dropped++
      return
    }
    while (this.isFull(bytes)) {
      this.shift()
      this.dropped++
    }
    this.items.push({ value, bytes })
    this.bytes += bytes
  }

  /** Removes and returns the oldest block, or undefined. */
  shift(): T | undefined {
    const item = this.items.shift()
    if (item === undefined) return undefined
    this.bytes -= item.bytes
    return item.value
  }

  /** An empty buffer takes any block, so that one above the limit still comes through. */
  private isFull(bytes: number): boolean {
    const { length } = this.items
    if (length === 0) return false
    return (this.rule.size > 0 && length >= this.rule.size) || this.bytes + bytes > this.maxBytes
  }
}
