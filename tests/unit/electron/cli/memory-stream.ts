import { Writable } from 'node:stream'

/** Keeps what is written to it; while `isStuck` it takes nothing, like a terminal that nobody reads. */
export class MemoryStream extends Writable {
  text = ''
  isStuck = false
  isTTY = false
  private waiting: (() => void)[] = []

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    const take = (): void => {
      this.text += chunk.toString()
      done()
    }
    if (this.isStuck) this.waiting.push(take)
    else take()
  }

  /** The reader goes on. */
  unstick(): void {
    this.isStuck = false
    for (const take of this.waiting.splice(0)) take()
  }
}
