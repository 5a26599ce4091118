import {
  BytesPipe,
  JsonPipe,
  ObjectPipe,
  optional,
  OptionalBytesPipe,
  OptionalJsonPipe,
  OptionalObjectPipe,
  Pipe,
  reset,
} from 'fission'
import { beforeEach, describe, expect, it } from 'vitest'
import { BlockWriter } from '../../../../agent/sdk/block-writer'
import { readBlock, writeBlock } from '../../../../agent/sdk/internals'
import { optionalAttributes } from '../../../../agent/sdk/optional-pipe'
import { conflictsOf } from '../../../../agent/sdk/registry'

beforeEach(reset)

/** The block as the job host writes it, behind bytes of another one. */
function written<T>(pipe: Pipe<T>, value: T): Buffer {
  const out = new BlockWriter(4)
  out.bytes(Uint8Array.of(1, 2, 3))
  pipe[writeBlock](value, out)
  return out.buffer.subarray(0, out.length)
}

/** What the job host reads of it. */
function carried<T>(pipe: Pipe<T>, value: T): T {
  const bytes = Buffer.concat([written(pipe, value), Buffer.from('next block')])
  return pipe[readBlock](bytes, 3, bytes.length - 'next block'.length)
}

class IntegerPipe extends Pipe<number> {
  static override blockSize = 4
  override pack(value: number): Uint8Array {
    const bytes = Buffer.alloc(4)
    bytes.writeInt32BE(value)
    return bytes
  }
  override unpack(bytes: Buffer): number {
    return bytes.readInt32BE()
  }
}

describe('pipes of one id', () => {
  it('are one pipe', () => {
    const pipe = new ObjectPipe(101)
    expect(new ObjectPipe(101)).toBe(pipe)
    expect(new ObjectPipe(102)).not.toBe(pipe)
    reset()
    expect(new ObjectPipe(101)).not.toBe(pipe)
  })

  it('but of two classes are a conflict that leaves the first as it was', () => {
    class FivePipe extends ObjectPipe {
      static override blockCount = 5
    }
    const pipe = new FivePipe(101)
    expect(new ObjectPipe(101)).not.toBe(pipe)
    expect(new FivePipe(101)).toBe(pipe)
    expect([pipe.blockCount, conflictsOf(101).map(({ type }) => type)]).toEqual([5, ['ObjectPipe']])
  })

  it('but of two sizes are a conflict too', () => {
    const pipe = new BytesPipe(7, 512)
    expect(new BytesPipe(7, 512)).toBe(pipe)
    expect(conflictsOf(7)).toEqual([])
    new BytesPipe(7, 1024, 2)
    expect(pipe.blockSize).toBe(512)
    expect(conflictsOf(7)).toMatchObject([{ type: 'BytesPipe (blockSize 1024, blockCount 2)' }])
  })

  it('must be a whole number', () => {
    expect(() => new ObjectPipe(1.5)).toThrow('The id of a ObjectPipe is a whole number, not 1.5')
    expect(() => new JsonPipe('101' as never)).toThrow(TypeError)
  })
})

describe('attributes of a pipe', () => {
  it('come from its class, and from its constructor where that sets them', () => {
    class WidePipe extends JsonPipe {
      static override blockCount = 5
      static override reliable = true
      static override sourceJobs = ['SourceJob']
      constructor(id: number, count: number) {
        super(id)
        if (count > 0) this.blockCount = count
      }
    }
    expect(new WidePipe(1, 0)).toMatchObject({
      blockCount: 5,
      reliable: true,
      sourceJobs: ['SourceJob'],
      async: false,
    })
    expect(new WidePipe(2, 9).blockCount).toBe(9)
    expect(new BytesPipe(3, 16)).toMatchObject({ blockSize: 16, blockCount: 1 })
    expect(new BytesPipe(4, 16, 8)).toMatchObject({ blockSize: 16, blockCount: 8 })
  })
})

describe('ObjectPipe', () => {
  it.each([
    1,
    -0.5,
    'text',
    'ä€😀',
    null,
    undefined,
    true,
    [1, [2]],
    { a: new Map([[1, new Set('a')]]) },
    10n,
    new Date(0),
  ])('carries %o', (value) => {
    expect(carried(new ObjectPipe(1), value)).toEqual(value)
    expect(new ObjectPipe(1).unpack(Buffer.from(new ObjectPipe(1).pack(value)))).toEqual(value)
  })

  it('refuses a function', () => {
    expect(() => written(new ObjectPipe(1), () => 1)).toThrow(/could not be cloned/)
  })

  it('uses pack and unpack of a class that overrides them', () => {
    class DoublePipe extends ObjectPipe<number> {
      override pack(value: number) {
        return super.pack(value * 2)
      }
    }
    expect(carried(new DoublePipe(1), 21)).toBe(42)
  })
})

describe('JsonPipe', () => {
  it('carries a value as one line of UTF-8 text', () => {
    const pipe = new JsonPipe(1)
    expect(
      written(pipe, { ä: [1, 'a\nb'] })
        .subarray(3)
        .toString(),
    ).toBe('{"ä":[1,"a\\nb"]}\n')
    expect(carried(pipe, { ä: [1, 'a\nb'] })).toEqual({ ä: [1, 'a\nb'] })
    expect(pipe.unpack(Buffer.from('[1]'))).toEqual([1])
  })

  it('says which pipe cannot carry a value, and why', () => {
    const circle: unknown[] = []
    circle.push(circle)
    const pipe = new JsonPipe(9)
    expect(() => written(pipe, undefined)).toThrow(
      "JsonPipe 9 can't carry undefined: it has no JSON form (null has)",
    )
    expect(() => written(pipe, 1n)).toThrow(
      "JsonPipe 9 can't carry this value as JSON: Do not know how to serialize",
    )
    expect(() => written(pipe, circle)).toThrow(
      "JsonPipe 9 can't carry this value as JSON: Converting circular",
    )
  })

  it('says what it received instead of JSON', () => {
    expect(() => new JsonPipe(9).unpack(Buffer.from('hello\n'))).toThrow(
      'JsonPipe 9 received a line that is not JSON: hello',
    )
  })
})

describe('BytesPipe', () => {
  it('carries a block of its size, as an array whose buffer holds nothing else', () => {
    const pipe = new BytesPipe(1, 8)
    const block = carried(pipe, Buffer.from(Float32Array.of(1.5, -2).buffer))
    expect([...new Float32Array(block.buffer)]).toEqual([1.5, -2])
  })

  it('gives blocks that stay when the buffer is used again', () => {
    const received = Buffer.from([1, 2, 3, 4])
    const block = new BytesPipe(1, 2)[readBlock](received, 1, 3)
    received.fill(9)
    expect(block).toEqual(Uint8Array.of(2, 3))
  })

  it('names itself and both lengths when a block is too long, too short or no bytes', () => {
    const pipe = new BytesPipe(4, 8)
    expect(() => written(pipe, new Uint8Array(9))).toThrow('BytesPipe 4 carries blocks of 8 bytes, not of 9')
    expect(() => written(pipe, 'text' as never)).toThrow(
      'BytesPipe 4 carries a Uint8Array of 8 bytes, not string',
    )
    expect(() => pipe[readBlock](Buffer.alloc(7), 0, 7)).toThrow(
      'BytesPipe 4 received 7 bytes, but its blocks have 8',
    )
  })
})

describe('a pipe of one’s own', () => {
  it('is packed and unpacked by its methods', () => {
    expect(written(new IntegerPipe(1), 258).subarray(3)).toEqual(Buffer.from([0, 0, 1, 2]))
    expect(carried(new IntegerPipe(1), -5)).toBe(-5)
    expect(new IntegerPipe(1).getDummy()).toBeNull()
  })

  it('may keep the bytes that unpack gets', () => {
    class KeepPipe extends Pipe<Uint8Array> {
      override pack = (value: Uint8Array) => value
      override unpack = (bytes: Buffer) => bytes
    }
    const received = Buffer.from([1, 2, 3])
    const kept = new KeepPipe(1)[readBlock](received, 0, 3)
    received.fill(0)
    expect([...kept]).toEqual([1, 2, 3])
  })

  it('is told by name that pack gave no bytes, or too many', () => {
    class LazyPipe extends Pipe {
      static override blockSize = 2
      override pack = (value: unknown) => value as Uint8Array
      override unpack = (bytes: Buffer): unknown => bytes
    }
    const pipe = new LazyPipe(3)
    const expected = 'pack() must return a Uint8Array or Buffer'
    expect(() => written(pipe, undefined)).toThrow(`LazyPipe 3 packed undefined; ${expected}`)
    expect(() => written(pipe, 'ab')).toThrow(`LazyPipe 3 packed a string; ${expected}`)
    expect(() => written(pipe, [])).toThrow(`LazyPipe 3 packed an object (Array); ${expected}`)
    expect(() => written(pipe, new Uint8Array(3))).toThrow('LazyPipe 3 packed 3 bytes, but its blocks have 2')
  })
})

describe('an optional pipe', () => {
  it('is asynchronous and keeps the newest value unless told otherwise', () => {
    for (const pipe of [new OptionalObjectPipe(1), new OptionalJsonPipe(2), new OptionalBytesPipe(3, 8)]) {
      expect(pipe.async).toBe(true)
      expect(optionalAttributes(pipe)).toEqual({
        optionalDefault: undefined,
        optionalStore: false,
        optionalBufferSize: 1,
        optionalDeleteMode: 'oldest',
      })
    }
    expect(optionalAttributes(new ObjectPipe(4))).toBeNull()
  })

  it('takes its attributes from options, a derived class or an instance', () => {
    class StoredPipe extends optional(IntegerPipe, {
      default: 1,
      store: true,
      bufferSize: 0,
      deleteMode: 'newest',
    }) {
      static override optionalDefault: unknown = 5
    }
    const pipe = new StoredPipe(1)
    expect(optionalAttributes(pipe)).toEqual({
      optionalDefault: 5,
      optionalStore: true,
      optionalBufferSize: 0,
      optionalDeleteMode: 'newest',
    })
    expect(
      optionalAttributes(Object.assign(new StoredPipe(2), { optionalDefault: undefined })),
    ).toMatchObject({
      optionalDefault: undefined,
    })
    expect([pipe.blockSize, carried(pipe, 7)]).toEqual([4, 7])
  })

  it('has the name of its class in front', () => {
    expect(optional(JsonPipe).name).toBe('OptionalJsonPipe')
  })
})
