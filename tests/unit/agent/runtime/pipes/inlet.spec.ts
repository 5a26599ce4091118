import { describe, expect, it, vi } from 'vitest'
import type { PipeDescription } from '../../../../../agent/core/network/description'
import { INPUT_QUEUE_BYTES, PROCESS_WINDOW_BYTES } from '../../../../../agent/runtime/limits'
import { Inlet, type InletPort } from '../../../../../agent/runtime/pipes/inlet'
import { blockRun, describeFrames, pipeOf } from '../blocks'

const KIBIBYTE = 1024

/** A process that takes everything; `backlog` says otherwise, and `taken` lets it go on. */
class Port implements InletPort {
  backlog = 0
  pieces: Buffer[] = []
  private readonly waiting: (() => void)[] = []

  write(pieces: Buffer[], written?: () => void): void {
    this.pieces.push(...pieces)
    if (written !== undefined) this.waiting.push(written)
  }

  taken(): void {
    this.backlog = 0
    for (const written of this.waiting.splice(0)) written()
  }

  get frames(): string[] {
    return describeFrames(this.pieces)
  }
}

function inletOf(pipes: PipeDescription[], maxQueue = 0) {
  const inlet = new Inlet(
    pipes.map((pipe) => ({ pipe, sourceEpoch: 1 })),
    maxQueue,
  )
  return { inlet, inputs: inlet.inputs, port: new Port() }
}

describe('synchronous inputs', () => {
  it('go to the process round by round when every input has its block', () => {
    const { inlet, inputs, port } = inletOf([pipeOf(1), pipeOf(2)])
    inlet.attach(port)
    inlet.accept(inputs[0]!, blockRun(1, 3))
    expect(port.frames).toEqual([])
    inlet.accept(inputs[1]!, blockRun(1, 2, { pipe: 2 }))
    expect(port.frames).toEqual(['block 1:1', 'block 1:2', 'block 2:1', 'block 2:2'])
  })

  it('get dummies for what is missing', () => {
    const { inlet, inputs, port } = inletOf([pipeOf(1)])
    inlet.attach(port)
    inlet.accept(inputs[0]!, blockRun(1, 1))
    inlet.accept(inputs[0]!, blockRun(4, 1))
    expect(port.frames).toEqual(['block 1:1', 'dummy 1:2+2', 'block 1:4'])
    expect(inlet.queue(inputs[0]!)).toMatchObject({ missing: 2, late: 0 })
  })

  it('wait while there is no process, and are all there when there is one', () => {
    const { inlet, inputs, port } = inletOf([pipeOf(1)])
    inlet.accept(inputs[0]!, blockRun(1, 5))
    inlet.end(inputs[0]!)
    inlet.attach(port)
    expect(port.frames).toEqual(['block 1:1', 'block 1:2', 'block 1:3', 'block 1:4', 'block 1:5', 'end'])
  })

  it('end when no round can become whole any more, once for each process', () => {
    const { inlet, inputs, port } = inletOf([pipeOf(1), pipeOf(2)])
    inlet.attach(port)
    inlet.accept(inputs[0]!, blockRun(1, 2))
    inlet.end(inputs[0]!)
    inlet.end(inputs[0]!)
    expect(port.frames).toEqual([])
    inlet.accept(inputs[1]!, blockRun(1, 3, { pipe: 2 }))
    expect(port.frames.filter((frame) => frame === 'end')).toHaveLength(1)
    const next = new Port()
    inlet.detach()
    inlet.attach(next)
    expect(next.frames).toEqual(['end'])
  })

  it('hand over within a window, and more when rounds are done', () => {
    const { inlet, inputs, port } = inletOf([pipeOf(1)])
    inlet.attach(port)
    const bytes = PROCESS_WINDOW_BYTES / 4
    for (let round = 1; round <= 8; round++) inlet.accept(inputs[0]!, blockRun(round, 1, { bytes }))
    expect(port.frames).toHaveLength(4)
    inlet.done(2)
    expect(port.frames).toHaveLength(6)
  })

  it('begin anew with the next process where the queue is, not where the window was', () => {
    const { inlet, inputs, port } = inletOf([pipeOf(1)])
    inlet.attach(port)
    const bytes = PROCESS_WINDOW_BYTES / 4
    for (let round = 1; round <= 6; round++) inlet.accept(inputs[0]!, blockRun(round, 1, { bytes }))
    inlet.detach()
    const next = new Port()
    inlet.attach(next)
    expect(next.frames).toEqual(['block 1:5', 'block 1:6'])
  })
})

describe('congestion', () => {
  it('asks the sender to wait above the bound, and tells it once when there is room', () => {
    const { inlet, inputs, port } = inletOf([pipeOf(1)])
    const input = inputs[0]!
    const drained = vi.fn()
    const bytes = 512 * KIBIBYTE
    expect(inlet.accept(input, blockRun(1, 1, { bytes }))).toBe(true)
    expect(inlet.accept(input, blockRun(2, 1, { bytes }))).toBe(false)
    input.onDrain = drained
    expect(inlet.queue(input).queuedBytes).toBeGreaterThan(INPUT_QUEUE_BYTES)
    expect(drained).not.toHaveBeenCalled()
    inlet.attach(port)
    inlet.done(1)
    expect(drained).toHaveBeenCalledTimes(1)
    expect(inlet.queue(input).queuedBytes).toBe(0)
  })

  it('does not stop a sender before one whole round is there', () => {
    const { inlet, inputs } = inletOf([pipeOf(1, { blockCount: 3 })])
    const bytes = 2 * 1024 * KIBIBYTE
    expect([1, 2, 3].map((round) => inlet.accept(inputs[0]!, blockRun(round, 1, { bytes })))).toEqual([
      true,
      true,
      false,
    ])
  })

  it('lets waiting senders go when nobody will read any more', () => {
    const { inlet, inputs } = inletOf([pipeOf(1)])
    const drained = vi.fn()
    inlet.accept(inputs[0]!, blockRun(1, 1, { bytes: 2 * INPUT_QUEUE_BYTES }))
    inputs[0]!.onDrain = drained
    inlet.close()
    inlet.close()
    expect(drained).toHaveBeenCalledTimes(1)
  })
})

describe('MAX_QUEUE', () => {
  it('drops the oldest rounds, hands over two at a time, and counts', () => {
    const { inlet, inputs, port } = inletOf([pipeOf(1)], 3)
    inlet.attach(port)
    inlet.accept(inputs[0]!, blockRun(1, 2))
    inlet.accept(inputs[0]!, blockRun(3, 50))
    expect(port.frames).toEqual(['block 1:1', 'block 1:2'])
    inlet.done(2)
    inlet.done(1)
    expect(port.frames).toEqual(['block 1:1', 'block 1:2', 'block 1:50', 'block 1:51', 'block 1:52'])
    expect(inlet.dropped).toBe(47)
  })

  it('never slows a sender of small blocks, also without a process', () => {
    const { inlet, inputs } = inletOf([pipeOf(1)], 1)
    for (let round = 1; round <= 40; round++) {
      expect(inlet.accept(inputs[0]!, blockRun(round, 1, { bytes: 100 * KIBIBYTE }))).toBe(true)
    }
    expect(inlet.dropped).toBe(39)
  })
})

describe('ASYNC inputs', () => {
  const asyncPipe = (buffer: PipeDescription['buffer']) => pipeOf(1, { async: true, buffer })

  it('are passed on at once while the process takes them', () => {
    const { inlet, inputs, port } = inletOf([asyncPipe({ size: 1, deleteMode: 'oldest' }), pipeOf(2)])
    inlet.attach(port)
    for (let round = 1; round <= 3; round++) inlet.accept(inputs[0]!, blockRun(round, 1))
    expect(port.frames).toEqual(['block 1:1', 'block 1:2', 'block 1:3'])
  })

  it.each([
    ['oldest', ['block 1:6', 'block 1:7']],
    ['newest', ['block 1:1', 'block 1:2']],
  ] as const)('keep by their rule (%s gives way) what comes without a process', (deleteMode, kept) => {
    const { inlet, inputs, port } = inletOf([asyncPipe({ size: 2, deleteMode })])
    inlet.accept(inputs[0]!, blockRun(1, 4))
    inlet.accept(inputs[0]!, blockRun(5, 3))
    inlet.attach(port)
    expect(port.frames).toEqual(kept)
  })

  it('keep by their rule what comes while the process does not read, and never slow the sender', () => {
    const { inlet, inputs, port } = inletOf([asyncPipe({ size: 1, deleteMode: 'oldest' })])
    inlet.attach(port)
    port.backlog = 1024 * KIBIBYTE
    for (let round = 1; round <= 100; round++) expect(inlet.accept(inputs[0]!, blockRun(round, 1))).toBe(true)
    expect(port.frames).toEqual([])
    port.taken()
    inlet.accept(inputs[0]!, blockRun(101, 1))
    expect(port.frames).toEqual(['block 1:101'])
  })

  it('end the stream of a job that has only them when all have ended', () => {
    const rule = { size: 1, deleteMode: 'oldest' } as const
    const { inlet, inputs, port } = inletOf([asyncPipe(rule), pipeOf(2, { async: true, buffer: rule })])
    inlet.attach(port)
    inlet.end(inputs[0]!)
    expect(port.frames).toEqual([])
    inlet.end(inputs[1]!)
    expect(port.frames).toEqual(['end'])
  })
})
