import { beforeEach, describe, expect, it } from 'vitest'
import { BytesPipe, emulate, EmulationError, JsonPipe, ObjectPipe, Pipe, reset } from 'fission'
import { ForwardingJob } from '../../../../../agent/sdk/forwarding-job'

class EmptyPipe extends Pipe<string> {
  pack(): Uint8Array {
    return new Uint8Array(0)
  }
  unpack(): string {
    return ''
  }
}

beforeEach(() => reset())
const silent = { show: () => undefined }

describe('emulate(pipe)', () => {
  it('shows the bytes of the block, and returns what arrives', () => {
    const shown: string[] = []
    const value = { text: 'größe', list: [1, null] }
    expect(emulate(new JsonPipe(1), { show: (line) => shown.push(line) })(value)).toEqual(value)
    expect(shown).toHaveLength(2)
    expect(shown[1]).toBe("unpack: { text: 'größe', list: [ 1, null ] }")
  })

  it('gives another object, as a pipe does', () => {
    const value = { a: new Float32Array([1, 2]) }
    const arrived = emulate(new ObjectPipe(1), silent)(value)
    expect(arrived).toEqual(value)
    expect(arrived).not.toBe(value)
  })

  it('refuses what the pipe cannot carry', () => {
    expect(() => emulate(new BytesPipe(1, 4), silent)(Uint8Array.of(1))).toThrow(
      new EmulationError(
        'BytesPipe 1 cannot carry this value: BytesPipe 1 carries blocks of 4 bytes, not of 1',
      ),
    )
    expect(() => emulate(new EmptyPipe(2), silent)('x')).toThrow('EmptyPipe 2 packed a block of no bytes')
  })
})

describe('emulate(job)', () => {
  it('says where it works, where there is no bundle', () => {
    const job = new ForwardingJob({ inputs: [new ObjectPipe(1)], outputs: [new ObjectPipe(2)] })
    expect(() => emulate(job)).toThrow(
      'run it with `fission test`, `fission emulate` or `fission interactive`',
    )
  })
})
