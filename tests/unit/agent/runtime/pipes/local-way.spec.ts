import { describe, expect, it, vi } from 'vitest'
import { beginning, type Position } from '../../../../../agent/core/rounds/position'
import { Inlet } from '../../../../../agent/runtime/pipes/inlet'
import { LocalWay } from '../../../../../agent/runtime/pipes/local-way'
import type { NodeTarget, Receiver } from '../../../../../agent/runtime/pipes/outlet'
import { PipeEnds } from '../../../../../agent/runtime/pipes/pipe-ends'
import { blockRun, pipeOf } from '../blocks'

const here = { host: 'h', port: 1 }
const tick = () => new Promise((resolve) => setImmediate(resolve))

function end(epoch: number, sourceEpoch = 1) {
  const inlet = new Inlet([{ pipe: pipeOf(1), sourceEpoch }], 0)
  return { inlet, input: inlet.inputs[0]!, epoch }
}

function wayTo(ends: PipeEnds, epoch: number, sourceEpoch = 1) {
  const heard = {
    ready: vi.fn<(receiver: Receiver, received: Position) => void>(),
    broken: vi.fn(),
    drained: vi.fn(),
    stale: vi.fn(),
    acknowledged: vi.fn<() => Position | null>(() => null),
    acknowledge: vi.fn<(position: Position) => void>(),
  }
  const target: NodeTarget = { type: 'node', node: 'n', address: here, epoch }
  return { way: new LocalWay(ends, 1, target, sourceEpoch, heard), heard }
}

describe('a way to a job on the same node', () => {
  it('is ready when the reader is there, and never within its own constructor', async () => {
    const ends = new PipeEnds()
    const reader = end(1)
    ends.set(1, reader)
    const { way, heard } = wayTo(ends, 1)
    expect(heard.ready).not.toHaveBeenCalled()
    await tick()
    expect(heard.ready).toHaveBeenCalledExactlyOnceWith(way, beginning)
    way.accept(blockRun(1, 3))
    expect(reader.input.blocks).toBe(3)
  })

  it('waits for the reader of the right epoch', async () => {
    const ends = new PipeEnds()
    ends.set(1, end(1))
    const { heard } = wayTo(ends, 2)
    await tick()
    ends.set(7, end(2))
    expect(heard.ready).not.toHaveBeenCalled()
    ends.set(1, end(2))
    expect(heard.ready).toHaveBeenCalledTimes(1)
  })

  it('says when the reader is full and has room again', async () => {
    const ends = new PipeEnds()
    const reader = end(1)
    ends.set(1, reader)
    const { way, heard } = wayTo(ends, 1)
    await tick()
    expect(way.accept(blockRun(1, 1, { bytes: 2_000_000 }))).toBe(false)
    reader.inlet.attach({ backlog: 0, write: () => undefined })
    expect(heard.drained).toHaveBeenCalledTimes(1)
  })

  it('passes on the end', async () => {
    const ends = new PipeEnds()
    const reader = end(1)
    ends.set(1, reader)
    const { way } = wayTo(ends, 1)
    await tick()
    way.end()
    expect(reader.input.ended).toBe(true)
  })

  it('reaches only the same place and epoch', () => {
    const { way } = wayTo(new PipeEnds(), 1)
    const reaches = (port: number, epoch: number) =>
      way.reaches({ type: 'node', node: 'n', address: { host: 'h', port }, epoch })
    expect([reaches(1, 1), reaches(1, 2), reaches(2, 1)]).toEqual([true, false, false])
  })
})

describe('a source that was placed anew elsewhere', () => {
  it('is told at once that it is stale when the reader knows of the newer one', async () => {
    const ends = new PipeEnds()
    ends.set(1, end(1, 5))
    const { heard } = wayTo(ends, 1, 4)
    await tick()
    expect([heard.ready.mock.calls.length, heard.stale.mock.calls.length]).toEqual([0, 1])
  })

  it('can write no block and no end any more once the reader expects the newer one', async () => {
    const ends = new PipeEnds()
    const reader = end(1)
    ends.set(1, reader)
    const { way, heard } = wayTo(ends, 1)
    await tick()
    way.accept(blockRun(1, 1))
    reader.inlet.expect(reader.input, 2)
    expect(way.accept(blockRun(2, 1))).toBe(true)
    way.end()
    expect([reader.input.blocks, reader.input.ended, heard.stale.mock.calls.length]).toEqual([1, false, 1])
    reader.inlet.close()
  })
})

describe('a closed way', () => {
  it('takes blocks into nowhere and hears of no reader', async () => {
    const ends = new PipeEnds()
    const reader = end(1)
    const { way, heard } = wayTo(ends, 1)
    way.close()
    ends.set(1, reader)
    await tick()
    expect([way.accept(blockRun(1, 1)), heard.ready.mock.calls.length, reader.input.blocks]).toEqual([
      true,
      0,
      0,
    ])
  })
})

it('forgets a reader only if no other has taken its place', () => {
  const ends = new PipeEnds()
  const [older, newer] = [end(1), end(2)]
  ends.set(1, older)
  ends.set(1, newer)
  ends.delete(1, older.inlet)
  expect(ends.get(1)).toBe(newer)
  ends.delete(1, newer.inlet)
  expect(ends.get(1)).toBeUndefined()
})
