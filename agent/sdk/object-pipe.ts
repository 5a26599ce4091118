import { BlockWriter } from './block-writer'
import { readBlock, writeBlock } from './internals'
import { decodeObject, encodeObject } from './object-codec'
import { Pipe } from './pipe'

/**
 * Carries any value that `structuredClone` can copy: numbers, texts, arrays, plain objects, Map, Set, Date, typed
 * arrays, and so on; not functions, and of instances of your own classes only the fields. Between TypeScript
 * jobs only: use MessagePackPipe, JsonPipe or BytesPipe towards Python and executables.
 *
 * A value that cannot be cloned fails the job with a DataCloneError.
 *
 * @typeParam T value of one block
 */
export class ObjectPipe<T = unknown> extends Pipe<T> {
  override pack(value: T): Uint8Array {
    const out = new BlockWriter(256)
    encodeObject(value, out)
    return out.buffer.subarray(0, out.length)
  }

  override unpack(bytes: Buffer): T {
    return decodeObject(bytes, 0, bytes.length) as T
  }

  override [writeBlock](value: T, out: BlockWriter): void {
    if (this.pack === ObjectPipe.prototype.pack) encodeObject(value, out)
    else super[writeBlock](value, out)
  }

  override [readBlock](buffer: Buffer, start: number, end: number): T {
    if (this.unpack === ObjectPipe.prototype.unpack) return decodeObject(buffer, start, end) as T
    return super[readBlock](buffer, start, end)
  }
}
