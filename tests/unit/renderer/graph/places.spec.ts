import { describe, expect, it } from 'vitest'
import {
  betterDirection,
  fittingZoom,
  JOB_HEIGHT,
  JOB_WIDTH,
} from '../../../../renderer/features/graph/places'
import type { Places } from '../../../../renderer/features/graph/places'

const places = (...points: [number, number][]): Places =>
  new Map(points.map(([x, y], index) => [index + 1, { x, y }]))

/** Three sources, a join and a sink. */
const layouts = {
  RIGHT: { places: places([0, 0], [0, 90], [0, 180], [288, 90], [576, 90]) },
  DOWN: { places: places([0, 0], [204, 0], [408, 0], [204, 134], [204, 268]) },
}

describe('the size of a network on the graph', () => {
  it('is its own where there is room, and never more', () => {
    expect(fittingZoom(places([5, 5]), { width: 2000, height: 2000 })).toBe(1)
  })

  it('follows from the tighter side of the pane, with a margin', () => {
    const pane = { width: JOB_WIDTH, height: 2000 }
    expect(fittingZoom(places([0, 0]), pane)).toBeCloseTo(0.88)
    expect(fittingZoom(places([0, 0]), { width: 2000, height: JOB_HEIGHT / 2 })).toBeCloseTo(0.44)
  })
})

describe('the direction of the graph', () => {
  it('is downwards in a narrow pane, and to the right in a wide one', () => {
    expect(betterDirection(layouts, { width: 470, height: 440 })).toBe('DOWN')
    expect(betterDirection(layouts, { width: 900, height: 440 })).toBe('RIGHT')
  })

  it('is to the right while the pane is not known, and where there is no other layout', () => {
    expect(betterDirection(layouts, { width: 0, height: 0 })).toBe('RIGHT')
    expect(betterDirection({ RIGHT: layouts.RIGHT }, { width: 470, height: 440 })).toBe('RIGHT')
  })
})
