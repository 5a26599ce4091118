import { describe, expect, it } from 'vitest'
import { nextStop } from '../../../../renderer/features/graph/graph-stops'

/** Two sources at the left of a sink, and their pipes between. */
const stops = [
  { key: 'job-1', x: 0, y: 0 },
  { key: 'job-2', x: 0, y: 100 },
  { key: 'job-3', x: 400, y: 50 },
  { key: 'pipe-101', x: 200, y: 25 },
  { key: 'pipe-102', x: 200, y: 75 },
]

describe('the arrow keys on the graph', () => {
  it.each([
    ['job-1', 'ArrowRight', 'pipe-101'],
    ['pipe-101', 'ArrowRight', 'job-3'],
    ['job-3', 'ArrowLeft', 'pipe-101'],
    ['pipe-102', 'ArrowLeft', 'job-2'],
    ['job-1', 'ArrowDown', 'job-2'],
    ['pipe-102', 'ArrowUp', 'pipe-101'],
  ])('lead from %s by %s to %s', (from, key, to) => {
    expect(nextStop(stops, from, key)?.key).toBe(to)
  })

  it.each([
    ['job-1', 'ArrowLeft'],
    ['job-1', 'ArrowUp'],
    ['job-3', 'ArrowRight'],
    ['job-1', 'Enter'],
    ['job-9', 'ArrowRight'],
  ])('lead nowhere from %s by %s', (from, key) => {
    expect(nextStop(stops, from, key)).toBeUndefined()
  })
})
