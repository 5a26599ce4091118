/**
 * Values as MessagePack (https://github.com/msgpack/msgpack/blob/master/spec.md) with the extension types that
 * resources/help/messagepack.md specifies. The Python side is agent/python/fission/core/messagepack.py.
 */
import {
  decodeTimestampExtension,
  Decoder,
  Encoder,
  encodeTimestampExtension,
  EXT_TIMESTAMP,
  ExtData,
  type ExtensionCodecType,
} from '@msgpack/msgpack'
import { decodeArray, encodeArray } from './message-pack-arrays'
import { NdArray } from './nd-array'

const EXT_ARRAY = 1
const EXT_BIG_INTEGER = 2

const extensions: ExtensionCodecType<undefined> = {
  tryToEncode(value) {
    if (typeof value === 'bigint') return new ExtData(EXT_BIG_INTEGER, encodeBigInteger(value))
    if (typeof value !== 'object' || value === null) throw unknownKind(`a ${typeof value}`)
    if (Object.getPrototypeOf(value) === Object.prototype || Array.isArray(value)) return null
    if (value instanceof NdArray) return new ExtData(EXT_ARRAY, encodeArray(value) ?? new Uint8Array())
    if (ArrayBuffer.isView(value)) return encodeView(value)
    if (value instanceof Date && !Number.isNaN(value.getTime())) {
      return new ExtData(EXT_TIMESTAMP, encodeTimestampExtension(value) ?? new Uint8Array())
    }
    // Of an instance of a class its fields travel; a Map or a Promise has none that say what it holds.
    if (Object.prototype.toString.call(value) === '[object Object]') return null
    throw unknownKind(
      value instanceof Date ? 'an invalid Date' : `a value of class ${value.constructor.name}`,
    )
  },
  decode(data, type) {
    if (type === EXT_ARRAY) return decodeArray(data)
    if (type === EXT_BIG_INTEGER) return decodeBigInteger(data)
    if (type === EXT_TIMESTAMP) return decodeTimestampExtension(data)
    throw new TypeError(`it has a value of the unknown extension type ${type}`)
  },
}

const encoder = new Encoder({ extensionCodec: extensions })
const decoder = new Decoder({ extensionCodec: extensions })

/** The bytes of a value, valid until the next call. Throws for what MessagePack cannot carry, and for cycles. */
export function encodeMessagePack(value: unknown): Uint8Array {
  return encoder.encodeSharedRef(value)
}

/** The value of a whole block. Byte arrays in it are views of `bytes`. */
export function decodeMessagePack(bytes: Uint8Array): unknown {
  return decoder.decode(bytes)
}

/** A Uint8Array, a Buffer and a DataView are MessagePack's own byte strings. */
function encodeView(view: ArrayBufferView): ExtData | null {
  if (view instanceof Uint8Array) return null
  const data = encodeArray(view)
  return data && new ExtData(EXT_ARRAY, data)
}

/** Two's complement, most significant byte first, as short as it can be. */
function encodeBigInteger(value: bigint): Uint8Array {
  const magnitude = value < 0n ? -1n - value : value
  // The length of the magnitude and a bit for the sign.
  const bits = magnitude === 0n ? 1 : magnitude.toString(2).length + 1
  const length = Math.ceil(bits / 8)
  const hex = BigInt.asUintN(8 * length, value)
    .toString(16)
    .padStart(2 * length, '0')
  return Buffer.from(hex, 'hex')
}

function decodeBigInteger(data: Uint8Array): bigint {
  const hex = Buffer.from(data).toString('hex')
  return BigInt.asIntN(8 * data.length, BigInt(`0x${hex || '0'}`))
}

function unknownKind(kind: string): TypeError {
  return new TypeError(
    `MessagePack has no ${kind.replace(/^an? /, '')}; use numbers, texts, lists, plain objects, typed arrays`,
  )
}
