import type { BlockWriter } from './block-writer'
import { readBlock, writeBlock } from './internals'
import { decodeMessagePack, encodeMessagePack } from './message-pack-codec'
import { Pipe } from './pipe'

/**
 * Carries values between TypeScript and Python jobs as MessagePack: smaller and faster than JSON, and with bytes and
 * arrays of numbers. Executables read and write it with a MessagePack library of their language.
 *
 * | TypeScript | Python |
 * | --- | --- |
 * | number that is a whole one within ±(2⁵³ − 1) | int |
 * | any other number, NaN and the infinities too | float |
 * | bigint | int (and an int beyond ±(2⁵³ − 1) is a bigint here) |
 * | string, boolean | str, bool |
 * | null, and undefined, which arrives as null | None |
 * | array | list (a tuple arrives as an array) |
 * | plain object, or the fields of an instance | dict; its keys are str or int, which become names here |
 * | Uint8Array, Buffer | bytes |
 * | Float32Array and the other typed arrays | numpy array of one dimension, `array.array` without numpy |
 * | NdArray | numpy array of any number of dimensions, a `memoryview` without numpy |
 * | Date | datetime with a time zone |
 *
 * Bytes within an object are a view of the block, so their `byteOffset` counts; typed arrays have memory of their own.
 * Anything else (a function, a Map, an object that contains itself) fails the job with a message that names the pipe.
 *
 * @typeParam T value of one block
 */
export class MessagePackPipe<T = unknown> extends Pipe<T> {
  override pack(value: T): Uint8Array {
    return this.encodeBlock(value).slice()
  }

  override unpack(bytes: Buffer): T {
    return this.decodeBlock(bytes)
  }

  override [writeBlock](value: T, out: BlockWriter): void {
    if (this.pack === MessagePackPipe.prototype.pack) out.bytes(this.encodeBlock(value))
    else super[writeBlock](value, out)
  }

  override [readBlock](buffer: Buffer, start: number, end: number): T {
    if (this.unpack !== MessagePackPipe.prototype.unpack) return super[readBlock](buffer, start, end)
    const block = buffer.subarray(start, end)
    // Bytes in the value are views of the block, whose buffer is used again.
    return this.decodeBlock(holdsOthers(buffer[start]) ? new Uint8Array(block) : block)
  }

  private encodeBlock(value: T): Uint8Array {
    try {
      return encodeMessagePack(value)
    } catch (error) {
      throw new TypeError(`${this.label} can't carry this value: ${(error as Error).message}`, {
        cause: error,
      })
    }
  }

  private decodeBlock(block: Uint8Array): T {
    try {
      return decodeMessagePack(block) as T
    } catch (error) {
      throw new SyntaxError(
        `${this.label} received a block that it can't read: ${(error as Error).message}`,
        {
          cause: error,
        },
      )
    }
  }
}

/** True for the first byte of a map, a list, bytes or an extension. */
function holdsOthers(first = 0): boolean {
  return (
    (first >= 0x80 && first < 0xa0) ||
    (first >= 0xc4 && first < 0xca) ||
    (first >= 0xd4 && first < 0xd9) ||
    (first >= 0xdc && first < 0xe0)
  )
}
