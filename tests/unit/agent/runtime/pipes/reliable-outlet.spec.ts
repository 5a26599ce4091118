import { describe, expect, it, vi } from 'vitest'
import type { Position } from '../../../../../agent/core/rounds/position'
import type { FrameRun } from '../../../../../agent/runtime/frames/frame-run'
import { RELIABLE_BYTES } from '../../../../../agent/runtime/limits'
import type { NodeTarget, Receiver, WayListener } from '../../../../../agent/runtime/pipes/outlet'
import { ReliableOutlet } from '../../../../../agent/runtime/pipes/reliable-outlet'
import { blockRun, pipeOf } from '../blocks'

const to = (round: number, generation = 0): Position => ({ generation, round })
const at = (port: number, epoch = 1): NodeTarget => ({
  type: 'node',
  node: 'n',
  address: { host: 'h', port },
  epoch,
})

/** A way that the test opens, breaks and answers by hand. */
class FakeWay implements Receiver {
  got: string[] = []
  room = true
  closed = false
  constructor(
    readonly target: NodeTarget,
    readonly listener: WayListener,
  ) {}
  reaches({ address }: NodeTarget): boolean {
    return address.port === this.target.address.port
  }
  accept(run: FrameRun): boolean {
    this.got.push(`${run.first}+${run.count}`)
    return this.room
  }
  end(): void {
    this.got.push('end')
  }
  close(): void {
    this.closed = true
  }
}

function outletOf() {
  const ways: FakeWay[] = []
  const onDrain = vi.fn()
  const open = (_pipe: number, target: NodeTarget, _epoch: number, listener: WayListener) => {
    const way = new FakeWay(target, listener)
    ways.push(way)
    return way
  }
  const outlet = new ReliableOutlet(pipeOf(1, { reliable: true }), 1, { open }, onDrain)
  outlet.begin(to(0))
  const ready = (i: number, received = to(0)) => ways[i]!.listener.ready(ways[i]!, received)
  const acknowledge = (i: number, round: number) => ways[i]!.listener.acknowledge(to(round))
  return { outlet, ways, onDrain, ready, acknowledge }
}

describe('the outlet of a reliable pipe', () => {
  it('sends what is not acknowledged again after a break, from where the reader is, and the end after it', () => {
    const { outlet, ways, ready, acknowledge } = outletOf()
    outlet.redirect(at(1))
    ready(0)
    outlet.send(blockRun(1, 5))
    outlet.send(blockRun(6, 5))
    outlet.end(0, 11)
    acknowledge(0, 2)
    ways[0]!.listener.broken()
    ready(0, to(7))
    expect(ways[0]!.got).toEqual(['1+5', '6+5', 'end', '8+3', 'end'])
    expect(ways[0]!.listener.acknowledged()).toEqual(to(2))
  })

  it('sends a reader at another place all that is not acknowledged', () => {
    const { outlet, ways, ready, acknowledge } = outletOf()
    outlet.redirect(at(1))
    ready(0)
    outlet.send(blockRun(1, 5))
    acknowledge(0, 3)
    outlet.redirect({ type: 'hold' })
    outlet.send(blockRun(6, 1))
    expect(ways[0]!.got).toEqual(['1+5'])
    outlet.redirect(at(2, 2))
    ready(1, to(3))
    expect([ways[0]!.closed, ways[1]!.got]).toEqual([true, ['4+2', '6+1']])
  })

  it('asks the job to wait when much is not acknowledged, though the way has room, and says when it may go on', () => {
    const { outlet, onDrain, ready, acknowledge } = outletOf()
    outlet.redirect(at(1))
    ready(0)
    onDrain.mockClear()
    expect(outlet.send(blockRun(1, 1, { bytes: RELIABLE_BYTES / 2 }))).toBe(true)
    expect(outlet.send(blockRun(2, 1, { bytes: RELIABLE_BYTES / 2 }))).toBe(false)
    acknowledge(0, 1)
    expect(onDrain).toHaveBeenCalledTimes(1)
  })

  it('keeps more than its bound where the jobs behind it need so many blocks at once', () => {
    const { outlet } = outletOf()
    outlet.needs = 3
    const sent = [1, 2, 3, 4].map((round) => outlet.send(blockRun(round, 1, { bytes: RELIABLE_BYTES })))
    expect(sent).toEqual([true, true, true, false])
  })

  it('takes the first version of rounds that a restarted job makes again', () => {
    const { outlet, ways, ready } = outletOf()
    outlet.send(blockRun(1, 5))
    outlet.redirect(at(1), 2)
    ready(0)
    outlet.send(blockRun(3, 3))
    outlet.send(blockRun(4, 4))
    expect(ways[0]!.got).toEqual(['1+5', '6+2'])
  })

  it('looks for its reader only when it knows what to tell it', () => {
    const ways: FakeWay[] = []
    const open = (_pipe: number, target: NodeTarget, _epoch: number, listener: WayListener) => {
      ways.push(new FakeWay(target, listener))
      return ways[0]!
    }
    const outlet = new ReliableOutlet(pipeOf(1, { reliable: true }), 1, { open }, () => undefined)
    outlet.redirect(at(1))
    expect(ways).toEqual([])
    outlet.begin(to(40))
    expect(ways[0]!.listener.acknowledged()).toEqual(to(40))
  })

  it('is settled when all is acknowledged, and tells of it', () => {
    const { outlet, ready, acknowledge } = outletOf()
    const onProgress = vi.fn()
    outlet.onProgress = onProgress
    outlet.redirect(at(1))
    ready(0)
    outlet.send(blockRun(1, 5))
    acknowledge(0, 4)
    expect([outlet.isSettled, outlet.settled]).toEqual([false, to(4)])
    acknowledge(0, 4)
    acknowledge(0, 5)
    expect([outlet.isSettled, outlet.settled, onProgress.mock.calls.length]).toEqual([true, null, 2])
  })

  it('takes everything for settled once nobody will ever read it', () => {
    const { outlet } = outletOf()
    outlet.send(blockRun(1, 5))
    outlet.redirect({ type: 'discard' })
    outlet.send(blockRun(6, 1))
    expect([outlet.isSettled, outlet.settled, outlet.dropped]).toEqual([true, null, 6])
  })

  it('never settles what it had when a newer source took its place', () => {
    const { outlet, ways, onDrain, ready, acknowledge } = outletOf()
    outlet.redirect(at(1))
    ready(0)
    outlet.send(blockRun(1, 5))
    acknowledge(0, 2)
    onDrain.mockClear()
    ways[0]!.listener.stale()
    expect([outlet.isSettled, outlet.settled, outlet.heldBytes]).toEqual([false, to(2), 0])
    expect(onDrain).toHaveBeenCalledTimes(1)
    expect(outlet.send(blockRun(6, 1))).toBe(true)
    expect(outlet.settled).toEqual(to(2))
  })
})
