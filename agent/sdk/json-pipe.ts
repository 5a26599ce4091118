import type { BlockWriter } from './block-writer'
import { readBlock, writeBlock } from './internals'
import { Pipe } from './pipe'

const NEWLINE = 0x0a

/**
 * Carries JSON values, each as one line of UTF-8 text. Every language can read it.
 *
 * A value without a JSON form (undefined, a function, a BigInt, an object that contains itself) fails the job with a
 * message that names the pipe. NaN and Infinity become null, as JSON.stringify has it.
 *
 * @typeParam T value of one block
 */
export class JsonPipe<T = unknown> extends Pipe<T> {
  override pack(value: T): Uint8Array {
    return Buffer.from(this.lineBlock(value))
  }

  override unpack(bytes: Buffer): T {
    return this.parseBlock(bytes, 0, bytes.length)
  }

  override [writeBlock](value: T, out: BlockWriter): void {
    if (this.pack !== JsonPipe.prototype.pack) return super[writeBlock](value, out)
    const line = this.lineBlock(value)
    const at = out.reserve(Buffer.byteLength(line))
    out.buffer.write(line, at)
  }

  override [readBlock](buffer: Buffer, start: number, end: number): T {
    if (this.unpack === JsonPipe.prototype.unpack) return this.parseBlock(buffer, start, end)
    return super[readBlock](buffer, start, end)
  }

  private lineBlock(value: T): string {
    let text
    try {
      text = JSON.stringify(value) as string | undefined
    } catch (error) {
      throw new TypeError(`${this.label} can't carry this value as JSON: ${(error as Error).message}`, {
        cause: error,
      })
    }
    if (text === undefined) {
      throw new TypeError(`${this.label} can't carry ${String(value)}: it has no JSON form (null has)`)
    }
    return `${text}\n`
  }

  private parseBlock(buffer: Buffer, start: number, end: number): T {
    const text = buffer.toString('utf8', start, buffer[end - 1] === NEWLINE ? end - 1 : end)
    try {
      return JSON.parse(text) as T
    } catch (error) {
      throw new SyntaxError(`${this.label} received a line that is not JSON: ${text.slice(0, 80)}`, {
        cause: error,
      })
    }
  }
}
