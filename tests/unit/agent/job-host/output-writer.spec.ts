import { outputs, reset } from 'fission'
import { beforeEach, describe, expect, it } from 'vitest'
import { OutputWriter } from '../../../../agent/job-host/output-writer'
import { control } from '../../../../agent/sdk/internals'
import { AnyJob, FakeSocket, TextPipe } from './fakes'

beforeEach(() => reset())

const head = Uint8Array.of(0x01)

function writerOf(...pipes: number[]) {
  const job = new AnyJob({ outputs: pipes.map((id) => new TextPipe(id)) })
  const socket = new FakeSocket()
  return { job, socket, writer: new OutputWriter(job, 'AnyJob 1', 1, socket.asSocket) }
}

describe('what run returned', () => {
  it('goes to every output', () => {
    const { socket, writer } = writerOf(1, 2)
    writer.emit('value', 0, 7, head)
    expect(socket.blocks()).toEqual(['1:7 01 value', '2:7 01 value'])
  })

  it('goes to each output its own with outputs(…), with heads of their own', () => {
    const { socket, writer } = writerOf(1, 2)
    writer.emit(outputs('a', 'b'), 0, 1, [Uint8Array.of(1), Uint8Array.of(2)])
    expect(socket.blocks()).toEqual(['1:1 01 a', '2:1 02 b'])
  })

  it('is one value when it is an array', () => {
    const { socket, writer } = writerOf(1, 2)
    writer.emit([0x41, 0x42], 0, 1, head)
    expect(socket.blocks()).toEqual(['1:1 01 AB', '2:1 01 AB'])
  })

  it('is written as one round, so that the agent never sees half of it', () => {
    const { socket, writer } = writerOf(1, 2, 3)
    writer.emit('value', 0, 1, head)
    writer.emit(outputs('a', 'b', 'c'), 0, 2, head)
    expect(socket.roundsWritten).toBe(2)
  })

  it('is nothing to write for a sink', () => {
    const { socket, writer } = writerOf()
    writer.emit('ignored', 0, 1, head)
    expect(socket.writers).toEqual([])
  })

  it('carries the finished bit in the last round', () => {
    const { job, socket, writer } = writerOf(1)
    job.finish()
    writer.emit('last', 0, 1, head)
    writer.end(0, 2)
    expect([socket.blocks(), socket.ends]).toEqual([['1:1 21 last'], ['1: 0/2']])
  })
})

describe('what run may not return', () => {
  it.each([
    [outputs('only one'), 'AnyJob 1 returned 1 values with outputs(…), but it has 2 outputs'],
    [outputs('a', 'b', 'c'), 'AnyJob 1 returned 3 values with outputs(…), but it has 2 outputs'],
    [
      undefined,
      'AnyJob 1 returned nothing, but has to write to TextPipe 1, TextPipe 2; return a value, or call finish() to end',
    ],
    ['', 'TextPipe 1 packed a block of no bytes; pack() must return at least one'],
    [7, 'AnyJob 1 could not write a block to TextPipe 1'],
  ])('%o', (value, message) => {
    const { socket, writer } = writerOf(1, 2)
    expect(() => writer.emit(value, 0, 1, head)).toThrow(
      expect.objectContaining({ message, phase: 'output', retry: false }) as Error,
    )
    expect(socket.blocks()).toEqual([])
  })

  it('is not nothing when the job has called finish()', () => {
    const { job, socket, writer } = writerOf(1)
    job[control].finishing = true
    writer.emit(undefined, 0, 1, head)
    expect(socket.blocks()).toEqual([])
  })
})
