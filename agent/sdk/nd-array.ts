/** An array of numbers of one kind, as MessagePackPipe carries it. */
export type TypedArray =
  | Int8Array
  | Uint8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | BigInt64Array
  | BigUint64Array
  | Float32Array
  | Float64Array

/**
 * An array of any number of dimensions: numpy's `ndarray` on the other side of a MessagePackPipe.
 *
 * @example
 * new NdArray(Float32Array.of(1, 2, 3, 4, 5, 6), [2, 3]) // two rows, three columns
 */
export class NdArray<Data extends TypedArray = TypedArray> {
  /** The elements, the last dimension first (numpy's C order). */
  readonly data: Data
  /** Length of each dimension; empty for a single value. */
  readonly shape: readonly number[]

  /**
   * @param data the elements, the last dimension first
   * @param shape length of each dimension
   * @throws RangeError if the shape has another number of elements than the data
   */
  constructor(data: Data, shape: readonly number[]) {
    const elements = shape.reduce((product, length) => product * length, 1)
    if (elements !== data.length) {
      const count = `${data.length} element${data.length === 1 ? '' : 's'}`
      throw new RangeError(`An NdArray of shape [${shape.join(', ')}] has ${elements} elements, not ${count}`)
    }
    this.data = data
    this.shape = [...shape]
  }
}
