import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { FollowedTable } from '../../../../electron/results/followed-table'
import { seriesOf } from '../../../../electron/results/series'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'fission-table-'))
  file = path.join(folder, 'rows.csv')
})
afterEach(() => {
  vi.useRealTimers()
  rmSync(folder, { recursive: true })
})

async function readAll(table: FollowedTable): Promise<void> {
  while (await table.advance());
}
const numbered = (from: number, to: number): string =>
  Array.from({ length: to - from }, (_, index) => `${from + index},${(from + index) % 7}\n`).join('')

describe('a table that is followed', () => {
  it('grows with its file, and gives any rows of it', async () => {
    writeFileSync(file, `round,value\n${numbered(0, 10)}`)
    const table = new FollowedTable(file)
    await readAll(table)
    expect(table.state).toMatchObject({
      rows: 10,
      columns: [
        { name: 'round', kind: 'number' },
        { name: 'value', kind: 'number' },
      ],
    })
    appendFileSync(file, numbered(10, 100_000))
    await readAll(table)
    expect(table.state.rows).toBe(100_000)
    for (const row of [0, 31, 32, 33, 4711, 99_999]) {
      expect(await table.rows(row, 2)).toEqual(
        [row, row + 1].filter((value) => value < 100_000).map((value) => [String(value), String(value % 7)]),
      )
    }
    expect(await table.rows(0, 1000)).toHaveLength(1000)
    expect(await table.rows(100_000, 5)).toEqual([])
  })

  it('takes a row that is half written for one only once the file has come to rest', async () => {
    writeFileSync(file, 'a,b\n1,2\n3,')
    const table = new FollowedTable(file)
    await table.advance()
    expect(table.state.rows).toBe(1)
    appendFileSync(file, '4')
    await table.advance()
    expect(table.state.rows).toBe(1)
    await table.advance()
    expect(table.state.rows).toBe(2)
    expect(await table.rows(0, 5)).toEqual([
      ['1', '2'],
      ['3', '4'],
    ])
    appendFileSync(file, '5\n6,7\n')
    await readAll(table)
    expect(await table.rows(0, 5)).toEqual([
      ['1', '2'],
      ['3', '45'],
      ['6', '7'],
    ])
  })

  it('begins anew when its file is replaced or removed, and says so by its version', async () => {
    writeFileSync(file, `round,value\n${numbered(0, 500)}`)
    const table = new FollowedTable(file)
    await readAll(table)
    rmSync(file)
    await readAll(table)
    expect(table.state).toMatchObject({ version: 2, rows: 0, columns: [], bytes: 0 })
    writeFileSync(file, 'x\n1\n')
    await readAll(table)
    expect(table.state).toMatchObject({ version: 3, rows: 1, columns: [{ name: 'x' }] })
  })

  it('understands quotes, line breaks in cells, other separators, and umlauts', async () => {
    writeFileSync(file, '\uFEFFname;größe\r\n"Müller; Ä";1\r\n"two\nlines";2\r\n')
    const table = new FollowedTable(file)
    await readAll(table)
    expect(table.state.columns).toEqual([
      { name: 'name', kind: 'text' },
      { name: 'größe', kind: 'number' },
    ])
    expect(await table.rows(0, 9)).toEqual([
      ['Müller; Ä', '1'],
      ['two\nlines', '2'],
    ])
  })

  it('is empty where there is no file, or nothing but a header', async () => {
    const table = new FollowedTable(file)
    await readAll(table)
    expect(table.state).toMatchObject({ rows: 0, columns: [] })
    writeFileSync(file, 'a,b\n')
    await readAll(table)
    expect(table.state).toMatchObject({ rows: 0, columns: [{ name: 'a' }, { name: 'b' }] })
    expect(await table.rows(0, 10)).toEqual([])
  })
})

describe('a series', () => {
  const wanted = { x: 'row' as const, columns: [1], between: null, last: null, points: 100 }

  async function tableOf(text: string): Promise<FollowedTable> {
    writeFileSync(file, text)
    const table = new FollowedTable(file)
    await readAll(table)
    return table
  }

  it('runs along the time at which rows came, for those that came while the table was followed', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1000 })
    const table = await tableOf(`t,v\n${numbered(0, 3)}`)
    expect(table.state.arrivedFrom).toBeNull()
    for (const [nowMs, from, to] of [
      [2000, 3, 5],
      [5000, 5, 6],
    ] as const) {
      vi.setSystemTime(nowMs - 100)
      await readAll(table)
      appendFileSync(file, numbered(from, to))
      vi.setSystemTime(nowMs)
      await readAll(table)
    }
    expect(table.state).toMatchObject({ rows: 6, arrivedFrom: 3 })
    const along = { ...wanted, x: 'arrival' as const, columns: [0] }
    expect(await seriesOf(table, along)).toMatchObject({ x: [1950, 2000, 5000], y: [[3, 4, 5]] })
    expect(await seriesOf(table, { ...along, last: 2 })).toMatchObject({ x: [2000, 5000] })
    // With the neighbours that lead the line to the edges.
    expect(await seriesOf(table, { ...along, between: [4000, 6000] })).toMatchObject({ y: [[3, 4, 5]] })
    expect(await seriesOf(table, { ...along, between: [1960, 1970] })).toMatchObject({ y: [[3, 4, 5]] })
    appendFileSync(file, '7,')
    await readAll(table)
    expect(table.state.rows).toBe(7)
    expect(await seriesOf(table, along)).toMatchObject({ x: [1950, 2000, 5000] })
    appendFileSync(file, '0\n')
    vi.setSystemTime(9000)
    appendFileSync(file, numbered(6, 100_000))
    await readAll(table)
    const { x } = await seriesOf(table, along)
    expect(x.every((value, index) => index === 0 || value >= x[index - 1]!)).toBe(true)
    expect([x[0], Math.round(x.at(-1)! / 1000)]).toEqual([1950, 9])
  })

  it('has every row where there is room, and gaps where a cell is no number', async () => {
    const table = await tableOf('t,v\n1,5\n2,\n3,7\n')
    expect(await seriesOf(table, wanted)).toEqual({
      version: 1,
      x: [1, 2, 3],
      y: [[5, null, 7]],
      rowsPerPoint: 1,
    })
    expect((await seriesOf(table, { ...wanted, x: 0, last: 2 })).x).toEqual([2, 3])
  })

  it.each([1000, 20_000, 200_000])('keeps the peak of %i rows, whatever it is reduced to', async (rows) => {
    const peak = Math.floor(rows / 3)
    const lines = Array.from({ length: rows }, (_, row) => `${row},${row === peak ? 1000 : row % 3}`)
    const table = await tableOf(`t,v\n${lines.join('\n')}\n`)
    const { x, y } = await seriesOf(table, wanted)
    expect(x.length).toBeLessThanOrEqual(110)
    expect(x).toEqual([...x].sort((a, b) => a - b))
    expect(Math.max(...y[0]!.map(Number))).toBe(1000)
    expect(Math.min(...y[0]!.map(Number))).toBe(0)
    const near = x[y[0]!.indexOf(1000)]!
    expect(Math.abs(near - peak)).toBeLessThan((2 * rows) / 50)
  })

  it('reads no more rows than a stretch of it needs, by their number or by a column', async () => {
    const lines = Array.from({ length: 50_000 }, (_, row) => `${row * 10},${row}`)
    const table = await tableOf(`t,v\n${lines.join('\n')}\n`)
    const byRow = await seriesOf(table, { ...wanted, between: [1001, 1050] })
    expect(byRow).toMatchObject({ rowsPerPoint: 1 })
    expect(byRow.x).toEqual(Array.from({ length: 52 }, (_, index) => 1000 + index))
    const { x } = await seriesOf(table, { ...wanted, x: 0, between: [10_000, 10_100], points: 1000 })
    expect(x[0]).toBeLessThan(10_000)
    expect(x.at(-1)).toBeGreaterThan(10_100)
    expect(x.length).toBeLessThan(150)
  })

  it('knows dates and times in milliseconds as such', async () => {
    const table = await tableOf('when,stamp,v\n2026-01-02T03:04:05Z,1767323045000,1\n')
    expect(table.state.columns.map(({ kind }) => kind)).toEqual(['time', 'time', 'number'])
    expect((await seriesOf(table, { ...wanted, x: 0, columns: [2] })).x).toEqual([
      Date.UTC(2026, 0, 2, 3, 4, 5),
    ])
  })
})
