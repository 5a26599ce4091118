import { describe, expect, it, vi } from 'vitest'
import { HOLD_BYTES } from '../../../../../agent/runtime/limits'
import type { FrameRun } from '../../../../../agent/runtime/frames/frame-run'
import { beginning } from '../../../../../agent/core/rounds/position'
import { HoldingOutlet } from '../../../../../agent/runtime/pipes/holding-outlet'
import type { NodeTarget, Receiver, WayListener } from '../../../../../agent/runtime/pipes/outlet'
import { blockRun, pipeOf } from '../blocks'

const at = (port: number, epoch = 1): NodeTarget => ({
  type: 'node',
  node: `n${port}`,
  address: { host: 'h', port },
  epoch,
})

/** A way that the test opens and breaks by hand. */
class FakeWay implements Receiver {
  got: string[] = []
  room = true
  closed = false
  constructor(
    readonly target: NodeTarget,
    readonly sourceEpoch: number,
    readonly listener: WayListener,
  ) {}
  reaches(target: NodeTarget): boolean {
    return target.address.port === this.target.address.port
  }
  accept(run: FrameRun): boolean {
    this.got.push(`${run.first}+${run.count}`)
    return this.room
  }
  end(generation: number, round: number): void {
    this.got.push(`end ${generation}/${round}`)
  }
  close(): void {
    this.closed = true
  }
}

function outletOf(sourceEpoch = 1) {
  const ways: FakeWay[] = []
  const onDrain = vi.fn()
  const open = (_pipe: number, target: NodeTarget, epoch: number, listener: WayListener) => {
    const way = new FakeWay(target, epoch, listener)
    ways.push(way)
    return way
  }
  const outlet = new HoldingOutlet(pipeOf(1), sourceEpoch, { open }, onDrain)
  const ready = (i: number) => ways[i]!.listener.ready(ways[i]!, beginning)
  return { outlet, ways, onDrain, ready }
}

describe('an outlet whose destination is nowhere yet', () => {
  it('holds blocks and the end, and sends them in order when it is there', () => {
    const { outlet, ways, onDrain, ready } = outletOf()
    outlet.send(blockRun(1, 2))
    outlet.redirect(at(1))
    outlet.send(blockRun(3, 1))
    outlet.end(0, 4)
    expect(ways[0]!.got).toEqual([])
    ready(0)
    expect(ways[0]!.got).toEqual(['1+2', '3+1', 'end 0/4'])
    expect([outlet.heldBytes, onDrain.mock.calls.length]).toEqual([0, 1])
  })

  it('asks the job to wait when it holds much', () => {
    const { outlet } = outletOf()
    expect(outlet.send(blockRun(1, 1, { bytes: HOLD_BYTES / 2 }))).toBe(true)
    expect(outlet.send(blockRun(2, 1, { bytes: HOLD_BYTES / 2 }))).toBe(false)
    expect(outlet.heldBytes).toBeGreaterThan(HOLD_BYTES)
  })

  it('drops and counts when nobody is to get the blocks, and lets the job go on', () => {
    const { outlet, onDrain } = outletOf()
    outlet.send(blockRun(1, 3, { bytes: HOLD_BYTES }))
    outlet.redirect({ type: 'discard' })
    expect(outlet.send(blockRun(4, 2))).toBe(true)
    expect([outlet.dropped, outlet.heldBytes, onDrain.mock.calls.length]).toEqual([5, 0, 1])
  })
})

describe('an outlet whose destination moves', () => {
  it('holds while it is being placed, then sends to the new place over a new way', () => {
    const { outlet, ways, ready } = outletOf()
    outlet.redirect(at(1))
    ready(0)
    outlet.send(blockRun(1, 1))
    outlet.redirect({ type: 'hold' })
    outlet.send(blockRun(2, 1))
    outlet.redirect(at(2))
    ready(1)
    outlet.send(blockRun(3, 1))
    expect([ways[0]!.got, ways[1]!.got, ways[0]!.closed]).toEqual([['1+1'], ['2+1', '3+1'], true])
  })

  it('keeps a way that leads there already, with all that is in it', () => {
    const { outlet, ways, ready } = outletOf()
    outlet.redirect(at(1))
    ready(0)
    outlet.redirect({ type: 'hold' })
    outlet.send(blockRun(1, 1))
    outlet.redirect(at(1, 2))
    expect([ways.length, ways[0]!.got, ways[0]!.closed]).toEqual([1, ['1+1'], false])
  })

  it('waits for the way to come back after a break, and sends the end again', () => {
    const { outlet, ways, ready } = outletOf()
    outlet.redirect(at(1))
    ready(0)
    outlet.end(0, 2)
    ways[0]!.listener.broken()
    outlet.send(blockRun(1, 1))
    ready(0)
    expect(ways[0]!.got).toEqual(['end 0/2', '1+1', 'end 0/2'])
  })

  it('passes on that the destination is full, and that it has room again', () => {
    const { outlet, ways, onDrain, ready } = outletOf()
    outlet.redirect(at(1))
    ready(0)
    onDrain.mockClear()
    ways[0]!.room = false
    expect(outlet.send(blockRun(1, 1))).toBe(false)
    ways[0]!.listener.drained()
    expect(onDrain).toHaveBeenCalledTimes(1)
  })

  it('does not let the job go on when what was held has filled the new place', () => {
    const { outlet, ways, onDrain, ready } = outletOf()
    outlet.send(blockRun(1, 1))
    outlet.redirect(at(1))
    ways[0]!.room = false
    ready(0)
    expect(onDrain).not.toHaveBeenCalled()
  })
})

describe('an outlet whose source is placed anew', () => {
  it('opens a new way with the new epoch, also to the same place', () => {
    const { outlet, ways, ready } = outletOf()
    outlet.redirect(at(1), 1)
    ready(0)
    outlet.redirect(at(1), 2)
    expect(ways.map(({ sourceEpoch, closed }) => [sourceEpoch, closed])).toEqual([
      [1, true],
      [2, false],
    ])
  })

  it('forgets the end of the earlier incarnation', () => {
    const { outlet, ways, ready } = outletOf()
    outlet.redirect(at(1), 1)
    ready(0)
    outlet.end(0, 9)
    outlet.redirect(at(1), 2)
    ready(1)
    outlet.send(blockRun(9, 1))
    expect(ways[1]!.got).toEqual(['9+1'])
  })

  it('drops everything when a newer source writes the pipe', () => {
    const { outlet, ways, ready } = outletOf()
    outlet.redirect(at(1))
    ready(0)
    ways[0]!.listener.stale()
    expect(outlet.send(blockRun(1, 4))).toBe(true)
    expect([ways[0]!.got, ways[0]!.closed, outlet.dropped]).toEqual([[], true, 4])
  })

  it('closes its way and holds nothing when it is closed', () => {
    const { outlet, ways } = outletOf()
    outlet.send(blockRun(1, 1))
    outlet.redirect(at(1))
    outlet.close()
    expect([ways[0]!.closed, outlet.heldBytes]).toEqual([true, 0])
  })
})
