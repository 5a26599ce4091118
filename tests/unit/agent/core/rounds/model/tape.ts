/** Random decisions as a tape of bytes, so that a failing schedule can be shortened and read back. */
export class Tape {
  private at = 0

  constructor(private readonly bytes: Uint8Array) {}

  get isOver(): boolean {
    return this.at >= this.bytes.length
  }

  /** A number from 0 to below `choices`; 0 once the tape is over. */
  next(choices: number): number {
    return (this.bytes[this.at++] ?? 0) % choices
  }

  pick<T>(items: readonly T[]): T {
    return items[this.next(items.length)]!
  }
}
