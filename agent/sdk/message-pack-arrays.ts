/** The array extension of MessagePackPipe; resources/help/messagepack.md specifies it. */
import { NdArray, type TypedArray } from './nd-array'

type ArrayKind = new (buffer: ArrayBuffer) => TypedArray

/** By their letter in Python's `struct` and `array` modules and in numpy. */
const kinds = new Map<string, ArrayKind>([
  ['b', Int8Array],
  ['B', Uint8Array],
  ['h', Int16Array],
  ['H', Uint16Array],
  ['i', Int32Array],
  ['I', Uint32Array],
  ['q', BigInt64Array],
  ['Q', BigUint64Array],
  ['f', Float32Array],
  ['d', Float64Array],
])

const DIMENSION_BYTES = 4

/** Elements are little-endian on the wire; typed arrays have the order of the machine. */
const isLittleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1

/** The extension's data for a typed array (one dimension) or an NdArray; null for any other kind of view. */
export function encodeArray(value: ArrayBufferView | NdArray): Uint8Array | null {
  const { data, shape } = value instanceof NdArray ? value : { data: value, shape: [lengthOf(value)] }
  const letter = [...kinds].find(([, kind]) => data instanceof kind)?.[0]
  if (letter === undefined) return null
  const elementBytes = (data as TypedArray).BYTES_PER_ELEMENT
  const header = 2 + DIMENSION_BYTES * shape.length
  const bytes = new Uint8Array(header + data.byteLength)
  bytes[0] = letter.charCodeAt(0)
  bytes[1] = shape.length
  const view = new DataView(bytes.buffer)
  shape.forEach((length, i) => view.setUint32(2 + DIMENSION_BYTES * i, length))
  bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), header)
  toLittleEndian(bytes.subarray(header), elementBytes)
  return bytes
}

/** The array in an extension's data, in memory of its own: a typed array where it has one dimension, else an NdArray. */
export function decodeArray(bytes: Uint8Array): TypedArray | NdArray {
  const kind = kinds.get(String.fromCharCode(bytes[0] ?? 0))
  const dimensions = bytes[1] ?? 0
  const header = 2 + DIMENSION_BYTES * dimensions
  if (kind === undefined || bytes.length < header) throw new TypeError('its array is of an unknown kind')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const shape = Array.from({ length: dimensions }, (_, i) => view.getUint32(2 + DIMENSION_BYTES * i))
  const elements = bytes.slice(header)
  const data = new kind(elements.buffer)
  toLittleEndian(elements, data.BYTES_PER_ELEMENT)
  const whole = new NdArray(data, shape)
  return dimensions === 1 ? data : whole
}

function lengthOf(view: ArrayBufferView): number {
  return 'length' in view ? (view.length as number) : view.byteLength
}

function toLittleEndian(bytes: Uint8Array, elementBytes: number): void {
  if (isLittleEndian) return
  for (let at = 0; at < bytes.length; at += elementBytes) bytes.subarray(at, at + elementBytes).reverse()
}
