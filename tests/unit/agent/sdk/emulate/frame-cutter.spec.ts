import { describe, expect, it } from 'vitest'
import { controlFrame, FrameKind } from '../../../../../agent/protocol/frame'
import { blockFrame } from '../../../../../agent/sdk/emulate/blocks'
import { FrameCutter } from '../../../../../agent/sdk/emulate/frame-cutter'

describe('FrameCutter', () => {
  it.each([1, 3, 17, 1000])('gives whole frames however they are cut: %d bytes at once', (step) => {
    const stream = Buffer.concat([
      controlFrame({ type: 'started' }),
      blockFrame(0x010203, 1, Uint8Array.of(5), Buffer.from('abc')),
      blockFrame(2, 2, Uint8Array.of(0), Buffer.alloc(100, 7)),
    ])
    const cutter = new FrameCutter()
    const frames = []
    for (let at = 0; at < stream.length; at += step)
      frames.push(...cutter.push(Buffer.from(stream.subarray(at, at + step))))
    expect(frames.map(({ kind, pipe }) => [kind, pipe])).toEqual([
      [FrameKind.control, 0],
      [FrameKind.block, 0x010203],
      [FrameKind.block, 2],
    ])
    expect(frames[0]!.body.toString()).toBe('{"type":"started"}')
    expect([...frames[1]!.body]).toEqual([5, ...Buffer.from('abc')])
    expect(frames[2]!.body).toEqual(Buffer.from([0, ...Buffer.alloc(100, 7)]))
  })
})
