import { describe, expect, it, vi } from 'vitest'
import {
  contentHeight,
  ROW_HEIGHT,
  scrollTopOf,
  topRow,
} from '../../../../renderer/features/results/scroll-map'
import { TablePages } from '../../../../renderer/features/results/table-pages'

describe.each([0, 10, 1000, 1_000_000, 50_000_000])('the scroll bar of %i rows', (rows) => {
  const view = 480
  const way = contentHeight(rows) - view

  it('goes from the first row to the last, and no further than browsers can', () => {
    expect(contentHeight(rows)).toBeLessThanOrEqual(8_000_000)
    expect(topRow(rows, view, 0)).toBe(0)
    if (way <= 0) return
    expect(topRow(rows, view, way)).toBeCloseTo(rows - view / ROW_HEIGHT)
    expect(topRow(rows, view, way + 100)).toBeCloseTo(rows - view / ROW_HEIGHT)
  })

  it('leads back to the row that it shows', () => {
    const row = Math.floor(rows / 3)
    if (way > 0) expect(topRow(rows, view, scrollTopOf(rows, view, row))).toBeCloseTo(row, 3)
  })
})

describe('the pages of a table', () => {
  const numbered = (from: number, count: number): string[][] =>
    Array.from({ length: count }, (_, index) => [String(from + index)])

  it('are fetched once each, where they are looked at', async () => {
    const read = vi.fn((from: number, count: number) => Promise.resolve(numbered(from, count)))
    const pages = new TablePages(read, vi.fn())
    pages.need(990, 1010, 100_000)
    pages.need(990, 1010, 100_000)
    await vi.waitFor(() => expect(pages.row(1009)).toEqual(['1009']))
    expect(pages.row(990)).toEqual(['990'])
    expect(read).toHaveBeenCalledTimes(2)
    expect(pages.row(5)).toBeUndefined()
  })

  it('are fetched again as long as their table grows into them', async () => {
    let there = 50
    const read = vi.fn((from: number) => Promise.resolve(numbered(from, there)))
    const pages = new TablePages(read, vi.fn())
    pages.need(0, 50, 50)
    await vi.waitFor(() => expect(pages.row(49)).toBeDefined())
    pages.need(0, 50, 50)
    expect(read).toHaveBeenCalledTimes(1)
    there = 80
    pages.need(30, 80, 80)
    await vi.waitFor(() => expect(pages.row(79)).toEqual(['79']))
  })

  it('are forgotten when it is another table, also those on their way', async () => {
    let answer: (rows: string[][]) => void = () => undefined
    const pages = new TablePages(() => new Promise((resolve) => (answer = resolve)), vi.fn())
    pages.need(0, 10, 10)
    pages.clear()
    answer(numbered(0, 10))
    await Promise.resolve()
    expect(pages.row(0)).toBeUndefined()
  })

  it('do not grow without limit', async () => {
    const pages = new TablePages((from, count) => Promise.resolve(numbered(from, count)), vi.fn())
    for (let from = 0; from < 20_000; from += 200) {
      pages.need(from, from + 1, 1_000_000)
      await vi.waitFor(() => expect(pages.row(from)).toBeDefined())
    }
    expect(pages.row(0)).toBeUndefined()
  })
})
