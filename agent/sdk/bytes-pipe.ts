import type { BlockWriter } from './block-writer'
import { readBlock, writeBlock } from './internals'
import { Pipe } from './pipe'
import { classNames, knownPipe, recordConflict } from './registry'

/**
 * Carries blocks of a fixed number of bytes. `run` gets each as a Uint8Array of its own, whose buffer holds nothing
 * else: `new Float32Array(block.buffer)` reads it as numbers. Every language can read it.
 *
 * A Uint8Array (or Buffer) of another length fails the job with a message that names the pipe and both lengths.
 */
export class BytesPipe extends Pipe<Uint8Array> {
  declare blockSize: number

  /**
   * @param id identifies the pipe in its network
   * @param blockSize bytes of each block, at least 1
   * @param blockCount blocks that one call of the receiver's `run` takes (1 unless the class says otherwise);
   *   above 1, `run` gets a list
   */
  constructor(id: number, blockSize: number, blockCount?: number) {
    const known = knownPipe(id)
    super(id)
    const count = blockCount ?? new.target.blockCount
    if (this !== known) {
      this.blockSize = blockSize
      this.blockCount = count
    } else if (this.blockSize !== blockSize || this.blockCount !== count) {
      const type = `${new.target.name} (blockSize ${blockSize}, blockCount ${count})`
      recordConflict(id, type, classNames(this))
    }
  }

  override pack(value: Uint8Array): Uint8Array {
    this.checkBlock(value)
    return value
  }

  override unpack(bytes: Buffer): Uint8Array {
    return this.copyBlock(bytes, 0, bytes.length)
  }

  override [writeBlock](value: Uint8Array, out: BlockWriter): void {
    if (this.pack !== BytesPipe.prototype.pack) return super[writeBlock](value, out)
    this.checkBlock(value)
    out.bytes(value)
  }

  override [readBlock](buffer: Buffer, start: number, end: number): Uint8Array {
    if (this.unpack === BytesPipe.prototype.unpack) return this.copyBlock(buffer, start, end)
    return super[readBlock](buffer, start, end)
  }

  private checkBlock(value: unknown): void {
    if (!(value instanceof Uint8Array)) {
      const kind = value === null ? 'null' : typeof value
      throw new TypeError(`${this.label} carries a Uint8Array of ${this.blockSize} bytes, not ${kind}`)
    }
    if (value.length !== this.blockSize) {
      throw new RangeError(`${this.label} carries blocks of ${this.blockSize} bytes, not of ${value.length}`)
    }
  }

  private copyBlock(buffer: Buffer, start: number, end: number): Uint8Array {
    if (end - start !== this.blockSize) {
      throw new RangeError(
        `${this.label} received ${end - start} bytes, but its blocks have ${this.blockSize}`,
      )
    }
    // A large block is read into memory of its own, which the job may simply have.
    if (buffer.buffer.byteLength === this.blockSize) return new Uint8Array(buffer.buffer)
    const from = buffer.byteOffset + start
    return new Uint8Array(buffer.buffer.slice(from, from + this.blockSize))
  }
}
