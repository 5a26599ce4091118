import { reset } from 'fission'
import { beforeEach, describe, expect, it } from 'vitest'
import { InputStream, NO_VALUE } from '../../../../agent/job-host/input-stream'
import { block } from '../runtime/blocks'
import { TextPipe } from './fakes'

beforeEach(() => reset())

const corrupted = 0x80

function streamOf({ blockSize = null as number | null, blockCount = 1, dummy = null as string | null } = {}) {
  const pipe = Object.assign(new TextPipe(1), { blockSize, blockCount, dummy })
  const input = new InputStream(pipe, 1)
  const head = new Uint8Array(1)
  const read = () => {
    head.fill(0)
    return input.read(head, null)
  }
  const push = (first: number, ...texts: string[]) =>
    input.push(Buffer.concat(texts.map((text, i) => block(1, first + i, text))), texts.length, 0, first)
  return { input, read, push, head }
}

describe('the blocks of an input', () => {
  it('come out one by one, with their round and generation', () => {
    const { input, read, push } = streamOf()
    push(5, 'five', 'six')
    input.push(block(1, 1, 'new', 3), 1, 3, 1)
    const seen: unknown[] = []
    while (input.available > 0) seen.push([input.generation, input.round, read()])
    expect(seen).toEqual([
      [0, 5, 'five'],
      [0, 6, 'six'],
      [3, 1, 'new'],
    ])
  })

  it('count rounds by the blocks that one takes', () => {
    const { input, read, push } = streamOf({ blockCount: 2 })
    push(3, 'c', 'd', 'e', 'f')
    const rounds: number[] = []
    while (input.available > 0) {
      rounds.push(input.round)
      read()
    }
    expect(rounds).toEqual([2, 2, 3, 3])
  })

  it('are still right after thousands of little pieces', () => {
    const { input, read, push } = streamOf()
    for (let round = 1; round <= 1000; round++) push(round, `value ${round}`)
    for (let round = 1; round <= 1000; round++)
      expect([input.round, read()]).toEqual([round, `value ${round}`])
    expect(input.available).toBe(0)
  })

  it('may be large ones with data of their own', () => {
    const { input, read, head } = streamOf()
    input.pushLarge(Buffer.of(0x04), Buffer.from('large'), 0, 1)
    expect([input.round, read(), head[0]]).toEqual([1, 'large', 0x04])
  })

  it('say which pipe could not be read, and how long its block was', () => {
    const { read, push } = streamOf()
    push(1, 'poison')
    expect(() => read()).toThrow(
      expect.objectContaining({
        message: 'TextPipe 1 could not unpack a block of 6 bytes',
        phase: 'run',
        retry: true,
      }) as Error,
    )
  })
})

describe('a missing block', () => {
  it('is the pipe’s own dummy, marked as corrupted', () => {
    const { input, read, head } = streamOf({ dummy: 'own' })
    input.pushMissing(1, 0, 1)
    expect([read(), head[0]]).toEqual(['own', corrupted])
  })

  it('is zeros where blocks have a size, also when the own dummy is of another', () => {
    for (const dummy of [null, 'too long']) {
      reset()
      const { input, read } = streamOf({ blockSize: 3, dummy })
      input.pushMissing(1, 0, 1)
      expect(read()).toBe('\0\0\0')
    }
  })

  it('is the own dummy where that has the size of a block', () => {
    const { input, read } = streamOf({ blockSize: 3, dummy: 'own' })
    input.pushMissing(1, 0, 1)
    expect(read()).toBe('own')
  })

  it('is the previous block again, and the one after it is itself', () => {
    const { input, read, push } = streamOf()
    push(1, 'first')
    input.pushMissing(2, 0, 2)
    push(4, 'fourth')
    expect([read(), read(), read(), read()]).toEqual(['first', 'first', 'first', 'fourth'])
    input.pushLarge(Buffer.of(0), Buffer.from('large'), 0, 5)
    input.pushMissing(1, 0, 6)
    expect([read(), read()]).toEqual(['large', 'large'])
  })

  it('has no value before there was any block', () => {
    const { input, read, head } = streamOf()
    input.pushMissing(1, 0, 1)
    expect([read(), head[0], input.available]).toEqual([NO_VALUE, corrupted, 0])
  })
})

describe('heads', () => {
  it('are OR-ed together, and copied one by one for a job that wants them', () => {
    const { input } = streamOf()
    const withHead = (round: number, head: number) => {
      const bytes = block(1, round, 'x')
      bytes[16] = head
      return bytes
    }
    input.push(Buffer.concat([withHead(1, 0x01), withHead(2, 0x12)]), 2, 0, 1)
    input.pushMissing(1, 0, 3)
    const all = new Uint8Array(1)
    const heads: Uint8Array[] = []
    for (let i = 0; i < 3; i++) input.read(all, heads)
    expect([all[0], heads.map((head) => head[0])]).toEqual([0x93, [0x01, 0x12, corrupted]])
  })
})
