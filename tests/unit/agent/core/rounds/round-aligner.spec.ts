import { describe, expect, it } from 'vitest'
import type { Cut } from './stories/story'
import { acceptAll, namedAligner, takeAll, tell } from './stories/story'
import { atTheEnd } from './stories/at-the-end'
import { inStep } from './stories/in-step'
import { joining } from './stories/joining'
import { resets } from './stories/resets'

const singleBlocks: Cut = ({ generation, first, body }) =>
  body.map((block, i) => ({ generation, first: first + i, count: 1, body: [block] }))

const cutAfter =
  (place: number): Cut =>
  ({ generation, first, count, body }) =>
    count <= place
      ? [{ generation, first, count, body }]
      : [
          { generation, first, count: place, body: body.slice(0, place) },
          { generation, first: first + place, count: count - place, body: body.slice(place) },
        ]

const cuts: Cut[] = [singleBlocks, ...[1, 2, 3, 4, 5].map(cutAfter)]

describe.each([
  { about: 'in step', stories: inStep },
  { about: 'joining in the middle', stories: joining },
  { about: 'resets', stories: resets },
  { about: 'the end', stories: atTheEnd },
])('RoundAligner, $about', ({ stories }) => {
  it.each(stories)('$name', ({ blockCounts, events, ended, counts }) => {
    const happenings = events.map(([happens]) => happens)
    const aligner = namedAligner(blockCounts)

    expect(tell(aligner, happenings)).toEqual(events)
    expect(aligner.ended).toBe(ended ?? false)
    if (counts !== undefined) {
      expect(aligner.inputs.map(({ counts: of }) => [of.late, of.missing, of.dropped])).toEqual(counts)
    }
    for (const cut of cuts) expect(tell(namedAligner(blockCounts), happenings, cut)).toEqual(events)
  })
})

describe('RoundAligner, limits', () => {
  it('takes no more rounds than asked for, and says how many are ready', () => {
    const aligner = namedAligner([2])
    acceptAll(aligner, ['0 a1-7'])
    expect(aligner.ready()).toBe(3)
    expect(aligner.take(0)).toBeNull()
    expect(aligner.take(2)?.rounds).toBe(2)
    expect(aligner.ready()).toBe(1)
    expect(takeAll(aligner)).toEqual(['a3: a5 a6'])
  })

  it('hands a span over whole where it can', () => {
    const aligner = namedAligner([1, 2])
    acceptAll(aligner, ['0 a1-4', '1 a1-8'])
    expect(aligner.take(100)).toEqual({
      generation: 0,
      round: 1,
      rounds: 4,
      parts: [
        [{ first: 1, count: 4, body: ['a1', 'a2', 'a3', 'a4'] }],
        [{ first: 1, count: 8, body: ['a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7', 'a8'] }],
      ],
    })
  })

  it('knows the bytes that wait at each input', () => {
    const aligner = namedAligner([1, 1])
    const bytes = (): number[] => aligner.inputs.map((input) => input.queuedBytes)
    acceptAll(aligner, ['0 a1-3', '0 a2-4', '0 a7', '1 a1'])
    expect(bytes()).toEqual([50, 10])
    takeAll(aligner)
    expect(bytes()).toEqual([40, 0])
    acceptAll(aligner, ['0 b1', '1 b1'])
    expect(bytes()).toEqual([50, 10])
    takeAll(aligner)
    expect(bytes()).toEqual([0, 0])
  })

  it('drops the oldest ready rounds and goes on after them', () => {
    const aligner = namedAligner([1, 2])
    acceptAll(aligner, ['0 a1-5', '1 a1-9'])
    expect(aligner.drop(2)).toBe(2)
    expect(takeAll(aligner, 1)).toEqual(['a3: a3 | a5 a6', 'a4: a4 | a7 a8'])
    expect(aligner.inputs.map(({ counts }) => counts.dropped)).toEqual([2, 4])
    acceptAll(aligner, ['1 a10', '0 a6', '1 a11-12'])
    expect(takeAll(aligner)).toEqual(['a5: a5 | a9 a10', 'a6: a6 | a11 a12'])
  })

  it('drops no round that is not ready, but those of a later generation too', () => {
    const aligner = namedAligner([1, 1])
    acceptAll(aligner, ['0 a1-3', '1 a1'])
    expect(aligner.drop(10)).toBe(1)
    acceptAll(aligner, ['1 b1-3', '0 b1-2'])
    expect(aligner.drop(1)).toBe(1)
    expect(takeAll(aligner)).toEqual(['b2: b2 | b2'])
    expect(aligner.drop(1)).toBe(0)
  })

  it('counts only blocks that came as dropped', () => {
    const aligner = namedAligner([1, 1])
    acceptAll(aligner, ['0 a1', '1 a1', '0 a4', '1 a2', '1 b1', '0 a5'])
    expect(aligner.drop(4)).toBe(4)
    expect(aligner.inputs.map(({ counts }) => [counts.missing, counts.dropped])).toEqual([
      [2, 2],
      [0, 2],
    ])
    acceptAll(aligner, ['0 a6'])
    expect(takeAll(aligner)).toEqual(['a5: a5 | _', 'a6: a6 | _'])
  })

  it('finds the generation that its inputs share, however many each has seen alone', () => {
    const aligner = namedAligner([1, 1])
    acceptAll(aligner, ['0 a9', '0 c1', '0 e1-2', '1 b1', '1 d1', '1 e1-2'])
    expect(takeAll(aligner)).toEqual(['e1: e1 | e1', 'e2: e2 | e2'])
  })

  it('has no rounds for a job without synchronous inputs', () => {
    const aligner = namedAligner([])
    expect([aligner.ready(), aligner.take(1), aligner.ended]).toEqual([0, null, false])
  })
})
