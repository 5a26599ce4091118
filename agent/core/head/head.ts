/** The head of a block: a few bits that travel with the data. */

/** Positions of the reserved bits. */
export const HEAD_CORRUPTED = 0
export const HEAD_RESET = 1
export const HEAD_FINISHED = 2

/** `head[forceBit](index, on)` sets any bit, also reset: for the runtime, never for a job. */
export const forceBit: unique symbol = Symbol('fission.forceBit')

/**
 * The bits that travel in front of a block's data, `headSize` bytes of them (1 unless the config says otherwise).
 *
 * Bits are counted from 0, the most significant first. Three are reserved: 0 *corrupted* (a dummy stands for lost data
 * somewhere upstream), 1 *reset* (round numbers begin again), 2 *finished* (the stream ends after this block). All
 * others are yours.
 *
 * `set` changes the head in place, as `self.head[5] = True` does in FISSION; every other method leaves it as it is and
 * gives a new one. A head keeps its length: what is shifted out is gone.
 *
 * @example
 * this.head.set(5, true) // mark what this job sends
 * if (this.inHeads[0].get(5)) … // and see the mark downstream
 */
export class Head {
  #value: bigint
  #length: number
  /** False for a slice, whose bit 1 need not be the reset bit. */
  #whole = true

  /**
   * A head of `size` bytes, all bits off or taken from `value`.
   *
   * @param size bytes, at least 1
   * @param value the bits as an unsigned number, the last bit of the head being its lowest
   * @throws RangeError if the size is no positive whole number, or the value has more bits than the head
   */
  constructor(size = 1, value: number | bigint = 0) {
    if (!Number.isSafeInteger(size) || size < 1) {
      throw new RangeError(`A head has a whole number of bytes and at least 1, not ${size}`)
    }
    this.#length = size * 8
    this.#value = this.#parse(value)
  }

  /** A head with these bytes, copied. Throws RangeError where there are none. */
  static fromBytes(bytes: Uint8Array): Head {
    let value = 0n
    for (const byte of bytes) value = (value << 8n) | BigInt(byte)
    return new Head(bytes.length, value)
  }

  /** Number of bits. */
  get length(): number {
    return this.#length
  }

  /** A dummy stands for missing data somewhere upstream. */
  get corrupted(): boolean {
    return this.#whole && this.get(HEAD_CORRUPTED)
  }

  /** Round numbers begin again with this block. */
  get reset(): boolean {
    return this.#whole && this.get(HEAD_RESET)
  }

  /** The stream ends after this block. */
  get finished(): boolean {
    return this.#whole && this.get(HEAD_FINISHED)
  }

  /** Whether a bit is on; a negative index counts from the end. Throws RangeError outside the head. */
  get(index: number): boolean {
    return (this.#value & this.#bit(index)) !== 0n
  }

  /**
   * Sets one bit of this head; a negative index counts from the end.
   *
   * @throws RangeError outside the head
   * @throws Error for bit 1 (reset), which only the system writes
   */
  set(index: number, on: boolean): void {
    if (this.#whole && (index === HEAD_RESET || index + this.#length === HEAD_RESET)) {
      throw new Error('Bit 1 (reset) of a head belongs to the system: a job may read it but not set it')
    }
    this[forceBit](index, on)
  }

  /** A copy in which one bit is set; throws as `set` does. */
  with(index: number, on: boolean): Head {
    const copy = this.copy()
    copy.set(index, on)
    return copy
  }

  /** The bits from `from` up to, not including, `to`; negative numbers count from the end, as in Array.slice. */
  slice(from = 0, to = this.#length): Head {
    const start = clamp(from, this.#length)
    const end = Math.max(start, clamp(to, this.#length))
    const slice = this.#derive(0n)
    slice.#whole = this.#whole && start === 0 && end === this.#length
    slice.#length = end - start
    slice.#value = (this.#value >> BigInt(this.#length - end)) & ones(slice.#length)
    return slice
  }

  /** The bits that are on in both. A number is read as a head of this length. */
  and(other: Head | number | bigint): Head {
    return this.#derive(this.#value & this.#operand(other))
  }

  /** The bits that are on in one or both. A number is read as a head of this length. */
  or(other: Head | number | bigint): Head {
    return this.#derive(this.#value | this.#operand(other))
  }

  /** The bits that are on in exactly one. A number is read as a head of this length. */
  xor(other: Head | number | bigint): Head {
    return this.#derive(this.#value ^ this.#operand(other))
  }

  /** All bits turned over. */
  invert(): Head {
    return this.#derive(this.#value ^ ones(this.#length))
  }

  /** Every bit `count` places towards bit 0; zeros follow from the end. */
  shiftLeft(count: number): Head {
    return this.#derive((this.#value << this.#places(count)) & ones(this.#length))
  }

  /** Every bit `count` places away from bit 0; zeros follow from the start. */
  shiftRight(count: number): Head {
    return this.#derive(this.#value >> this.#places(count))
  }

  /** Same bits as another head of the same length, or same value as a number. */
  equals(other: Head | number | bigint): boolean {
    if (!(other instanceof Head)) return this.#value === (Number.isInteger(other) ? BigInt(other) : other)
    return this.#length === other.#length && this.#value === other.#value
  }

  /** The bits as an unsigned number. Throws RangeError above 2^53 - 1; `toBigInt` has no limit. */
  toNumber(): number {
    if (this.#value > BigInt(Number.MAX_SAFE_INTEGER)) {
      throw new RangeError(
        `The value ${this.#value.toString()} of a head is too large for a number; use toBigInt()`,
      )
    }
    return Number(this.#value)
  }

  /** The bits as an unsigned number of any size. */
  toBigInt(): bigint {
    return this.#value
  }

  /** The bits as bytes, bit 0 first; the last byte of a slice is filled up with zeros. */
  toBytes(): Uint8Array {
    const bytes = new Uint8Array(Math.ceil(this.#length / 8))
    let rest = this.#value << BigInt(bytes.length * 8 - this.#length)
    for (let at = bytes.length - 1; at >= 0; at--) {
      bytes[at] = Number(rest & 0xffn)
      rest >>= 8n
    }
    return bytes
  }

  /** A head of its own with the same bits. */
  copy(): Head {
    return this.#derive(this.#value)
  }

  /** The bits as zeros and ones, bit 0 first. */
  toString(): string {
    return this.#length === 0 ? '' : this.#value.toString(2).padStart(this.#length, '0')
  }

  [forceBit](index: number, on: boolean): void {
    const bit = this.#bit(index)
    this.#value = on ? this.#value | bit : this.#value & ~bit
  }

  #derive(value: bigint): Head {
    const head = new Head()
    head.#length = this.#length
    head.#whole = this.#whole
    head.#value = value
    return head
  }

  #bit(index: number): bigint {
    const at = index < 0 ? index + this.#length : index
    if (!Number.isInteger(index) || at < 0 || at >= this.#length) {
      throw new RangeError(`This head has no bit ${index}: it has ${this.#length} bits, counted from 0`)
    }
    return 1n << BigInt(this.#length - 1 - at)
  }

  #operand(other: Head | number | bigint): bigint {
    if (!(other instanceof Head)) return this.#parse(other)
    if (other.#length === this.#length) return other.#value
    throw new RangeError(`Heads of ${this.#length} and ${other.#length} bits cannot be combined`)
  }

  #parse(value: number | bigint): bigint {
    const isWhole = typeof value === 'bigint' || Number.isSafeInteger(value)
    if (!isWhole || value < 0 || BigInt(value) > ones(this.#length)) {
      throw new RangeError(`${value.toString()} is no whole number of ${this.#length} bits`)
    }
    return BigInt(value)
  }

  #places(count: number): bigint {
    if (!Number.isSafeInteger(count) || count < 0) {
      throw new RangeError(`A head is shifted by a whole number of places and not backwards, not by ${count}`)
    }
    return BigInt(Math.min(count, this.#length))
  }
}

function ones(length: number): bigint {
  return (1n << BigInt(length)) - 1n
}

function clamp(index: number, length: number): number {
  return Math.min(length, Math.max(0, index < 0 ? index + length : index))
}
