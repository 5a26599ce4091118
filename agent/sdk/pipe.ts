import type { BlockWriter } from './block-writer'
import { readBlock, writeBlock } from './internals'
import type { gives, InputPipe, OutputPipe, Taker, takes } from './pipe-types'
import { classNames, knownPipe, recordConflict, recordSite, registerPipe } from './registry'

/** A job class, or its name where importing the class would be circular. */
export type JobClassName = string | (abstract new (...args: never[]) => object)

/**
 * A typed one-way connection between two jobs, and how its blocks become bytes.
 *
 * Calling the constructor of one class twice with the same id gives the same object, so both jobs may write
 * `new ObjectPipe(101)`. Class attributes (`static`) set how a pipe works; an instance field of the same name,
 * set in a constructor, wins over them.
 *
 * Derive from `Pipe` for an encoding of your own and define `pack` and `unpack`:
 *
 * @example
 * class IntegerPipe extends Pipe<number> {
 *   static blockSize = 4
 *   pack(value: number) {
 *     const bytes = Buffer.alloc(4)
 *     bytes.writeInt32BE(value)
 *     return bytes
 *   }
 *   unpack(bytes: Buffer) {
 *     return bytes.readInt32BE()
 *   }
 * }
 *
 * @typeParam T value of one block
 */
export abstract class Pipe<T = unknown> implements InputPipe<T>, OutputPipe<T> {
  /** Bytes of each block; null, or the name of a protocol, where blocks delimit themselves. */
  static blockSize: number | string | null = null
  /** Blocks that one call of the receiver's `run` takes. Above 1, `run` gets a list of so many values. */
  static blockCount: number = 1
  /** The receiver's `run` never waits for this pipe: it gets the newest value. */
  static async: boolean = false
  /**
   * No block is lost or doubled when the reader's process, its node or the connection dies: the node of the source keeps
   * each block until all that the reader made of it is safe, and sends it again; the reader drops what it has had. A
   * source that cannot go on for want of room is slowed. What it holds dies with the source's own node. Not to be combined
   * with `async`, or with `maxQueue` of the reader. The help page "delivery" says the rest.
   */
  static reliable: boolean = false
  /** Job classes, or their names, that may write this pipe, with the classes derived from them; null allows all. */
  static sourceJobs: readonly JobClassName[] | null = null
  /** Job classes, or their names, that may read this pipe, with the classes derived from them; null allows all. */
  static destinationJobs: readonly JobClassName[] | null = null

  declare readonly [gives]: T
  declare readonly [takes]: Taker<T>

  /** Identifies the pipe in its network. */
  readonly id: number
  /** As the class attribute of this name, for this pipe. */
  blockSize: number | string | null
  /** As the class attribute of this name, for this pipe. */
  blockCount: number
  /** As the class attribute of this name, for this pipe. */
  async: boolean
  /** As the class attribute of this name, for this pipe. */
  reliable: boolean
  /** As the class attribute of this name, for this pipe. */
  sourceJobs: readonly JobClassName[] | null
  /** As the class attribute of this name, for this pipe. */
  destinationJobs: readonly JobClassName[] | null

  /**
   * @param id whole number from 0 to 16,777,215 that no other pipe of the network has
   * @throws TypeError if the id is not a whole number
   */
  constructor(id: number) {
    if (!Number.isSafeInteger(id)) {
      throw new TypeError(`The id of a ${new.target.name} is a whole number, not ${String(id)}`)
    }
    const attributes = new.target
    this.id = id
    this.blockSize = attributes.blockSize
    this.blockCount = attributes.blockCount
    this.async = attributes.async
    this.reliable = attributes.reliable
    this.sourceJobs = attributes.sourceJobs
    this.destinationJobs = attributes.destinationJobs
    const known = knownPipe(id)
    if (known === undefined) {
      registerPipe(id, this)
      recordSite(this)
    } else if (Object.getPrototypeOf(known) === new.target.prototype) {
      return known as this
    } else {
      recordConflict(id, new.target.name, classNames(this))
    }
  }

  /**
   * The bytes of one block.
   *
   * @param value what `run` returned for this pipe
   * @returns exactly `blockSize` bytes where that is a number, else a block whose end the reader can find
   */
  abstract pack(value: T): Uint8Array

  /**
   * The value of one block, the inverse of `pack`.
   *
   * @param bytes exactly one block; it belongs to the caller and may be kept
   */
  abstract unpack(bytes: Buffer): T

  /**
   * Define it where blocks have no fixed `blockSize` and a program writes them: the bytes of the first block of what it has
   * written so far, or null where its end has not come yet.
   *
   * @param bytes at least one byte
   */
  blockLength?(bytes: Buffer): number | null

  /**
   * The bytes that stand for a block that was lost, or null. Without them (or with a wrong length) zeros are used where
   * `blockSize` is a number, else the previous block again.
   */
  getDummy(): Uint8Array | null {
    return null
  }

  /** Appends one packed block; for the job host. */
  [writeBlock](value: T, out: BlockWriter): void {
    const bytes: unknown = this.pack(value)
    if (!(bytes instanceof Uint8Array)) {
      throw new TypeError(`${this.label} packed ${kindOf(bytes)}; pack() must return a Uint8Array or Buffer`)
    }
    if (typeof this.blockSize === 'number' && bytes.length !== this.blockSize) {
      throw new RangeError(
        `${this.label} packed ${bytes.length} bytes, but its blocks have ${this.blockSize}`,
      )
    }
    out.bytes(bytes)
  }

  /** The value of the block between two offsets; for the job host. */
  [readBlock](buffer: Buffer, start: number, end: number): T {
    // A copy, since the buffer is used again; it begins at a multiple of 8, as typed arrays need it.
    return this.unpack(Buffer.from(buffer.subarray(start, end)))
  }

  /** Class and id, as messages name the pipe. */
  protected get label(): string {
    return `${this.constructor.name} ${this.id}`
  }
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return String(value)
  return typeof value === 'object' ? `an object (${value.constructor.name})` : `a ${typeof value}`
}
