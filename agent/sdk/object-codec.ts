/**
 * The encoding of ObjectPipe: any structured-cloneable value. One tag byte, then the value; numbers, short
 * texts, booleans and byte arrays are written directly, since `v8.serialize` costs a microsecond a value.
 * Anything else is V8's own structured-clone format.
 */
import { deserialize, serialize } from 'node:v8'
import type { BlockWriter } from './block-writer'

const Tag = {
  undefined: 0,
  null: 1,
  false: 2,
  true: 3,
  int32: 4,
  float64: 5,
  ascii: 6,
  utf8: 7,
  uint8Array: 8,
  typedArray: 9,
  structuredClone: 10,
} as const

/** Texts up to this length are tried as ASCII byte by byte, which beats a call into the text encoder. */
const SHORT_TEXT = 64

/** A surrogate without its partner: UTF-8 has no bytes for it. */
const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/

const typedArrays = [
  Int8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
] as const

/** Appends the encoded value; throws DataCloneError for what cannot be cloned (functions, sockets). */
export function encodeObject(value: unknown, out: BlockWriter): void {
  switch (typeof value) {
    case 'number':
      return encodeNumber(value, out)
    case 'string':
      return encodeText(value, out)
    case 'boolean':
      return out.byte(value ? Tag.true : Tag.false)
    case 'undefined':
      return out.byte(Tag.undefined)
    case 'object':
      if (value === null) return out.byte(Tag.null)
      if (ArrayBuffer.isView(value)) return encodeView(value, out)
      break
    default:
      break
  }
  encodeClone(value, out)
}

/** The value between two offsets; byte arrays are copies that the job may keep. */
export function decodeObject(buffer: Buffer, start: number, end: number): unknown {
  switch (buffer[start]) {
    case Tag.int32:
      return buffer.readInt32LE(start + 1)
    case Tag.float64:
      return buffer.readDoubleLE(start + 1)
    case Tag.ascii:
      return buffer.toString('latin1', start + 1, end)
    case Tag.utf8:
      return buffer.toString('utf8', start + 1, end)
    case Tag.undefined:
      return undefined
    case Tag.null:
      return null
    case Tag.false:
      return false
    case Tag.true:
      return true
    case Tag.uint8Array:
      return new Uint8Array(buffer.subarray(start + 1, end))
    case Tag.typedArray:
      return decodeTypedArray(buffer, start + 1, end)
    case Tag.structuredClone:
      return deserialize(buffer.subarray(start + 1, end))
    default:
      throw new TypeError(`not an ObjectPipe block: it begins with byte ${String(buffer[start])}`)
  }
}

function encodeNumber(value: number, out: BlockWriter): void {
  if (value === (value | 0) && (value !== 0 || 1 / value > 0)) {
    const at = out.reserve(5)
    const { buffer } = out
    buffer[at] = Tag.int32
    buffer[at + 1] = value
    buffer[at + 2] = value >> 8
    buffer[at + 3] = value >> 16
    buffer[at + 4] = value >> 24
  } else {
    const at = out.reserve(9)
    out.buffer[at] = Tag.float64
    out.buffer.writeDoubleLE(value, at + 1)
  }
}

function encodeText(value: string, out: BlockWriter): void {
  const { length } = value
  if (length <= SHORT_TEXT) {
    const at = out.reserve(length + 1)
    const { buffer } = out
    buffer[at] = Tag.ascii
    let seen = 0
    for (let i = 0; i < length; i++) {
      const code = value.charCodeAt(i)
      seen |= code
      buffer[at + 1 + i] = code
    }
    if (seen < 0x80) return
    out.length = at
  }
  if (loneSurrogate.test(value)) return encodeClone(value, out)
  const at = out.reserve(1 + Buffer.byteLength(value))
  out.buffer[at] = Tag.utf8
  out.buffer.write(value, at + 1)
}

function encodeClone(value: unknown, out: BlockWriter): void {
  out.byte(Tag.structuredClone)
  out.bytes(serialize(value))
}

function encodeView(view: ArrayBufferView, out: BlockWriter): void {
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength)
  if (Object.getPrototypeOf(view) === Uint8Array.prototype) {
    out.byte(Tag.uint8Array)
    return out.bytes(bytes)
  }
  const kind = typedArrays.findIndex((type) => Object.getPrototypeOf(view) === type.prototype)
  if (kind < 0) return encodeClone(view, out)
  out.byte(Tag.typedArray)
  out.byte(kind)
  out.bytes(bytes)
}

function decodeTypedArray(buffer: Buffer, start: number, end: number): unknown {
  const type = typedArrays[buffer[start] ?? -1]
  if (type === undefined) throw new TypeError('not an ObjectPipe block: unknown kind of array')
  const copy = new Uint8Array(buffer.subarray(start + 1, end))
  return new type(copy.buffer)
}
