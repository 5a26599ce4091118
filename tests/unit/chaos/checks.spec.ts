import { describe, expect, it } from 'vitest'
import { ExactRows } from '../../chaos/checks/exact-rows'
import { PlainRows } from '../../chaos/checks/plain-rows'
import type { Loss } from '../../chaos/checks/plain-rows'
import { TroubledTimes } from '../../chaos/checks/troubled-times'

describe('Rows of reliable pipes', () => {
  const check = (...lines: string[]): string[] => {
    const found: string[] = []
    const rows = new ExactRows((rule, what) => found.push(`${rule}: ${what}`))
    for (const line of lines) rows.add(line)
    rows.finish()
    return found
  }

  it.each([
    ['whole ones', ['1,1,5', '2,3,6', '3,6,7'], []],
    [
      'one that is missing',
      ['1,1,5', '3,6,7'],
      ['exact: no row is lost: 1 rows from 2 are missing before 3'],
    ],
    [
      'rows that come twice',
      ['1,1,5', '2,3,6', '1,1,5', '2,3,6', '3,6,7'],
      ['exact: no row comes twice: rows from 1 came again after 2'],
    ],
    [
      'a sum that began again',
      ['1,1,5', '2,2,6', '3,5,7'],
      [
        'exact: the sum goes on: at 2 it is 2, after 1 at 1',
        'exact: the last sum is right: at 3 it is 5, not 6',
      ],
    ],
    ['a row that is torn', ['1,1,5', '2,'], ['exact: rows are whole: row 2 is "2,"']],
  ])('accuse %s', (_, lines, accused) => {
    expect(check(...lines)).toEqual(accused)
  })
})

describe('Rows of pipes as they are', () => {
  const check = (...lines: string[]): { found: string[]; losses: Loss[]; resets: number } => {
    const found: string[] = []
    const losses: Loss[] = []
    const rows = new PlainRows(
      (rule, what) => found.push(`${rule}: ${what}`),
      (loss) => losses.push(loss),
    )
    for (const line of lines) rows.add(line)
    return { found, losses, resets: rows.resets }
  }

  it('are fine without gaps, with marked gaps, and when the sources begin again', () => {
    const { found, losses, resets } = check(
      '7,1,a,1,b,1,10',
      '7,0,a,1,b,1,10',
      '7,0,a,1,b,1,10',
      '7,1,a,4,b,4,40',
      '7,1,c,1,b,9,90',
      '7,1,c,2,b,10,100',
    )
    expect(found).toEqual([])
    expect(losses).toEqual([
      { rounds: 2, fromMs: 10, toMs: 40 },
      { rounds: 0, fromMs: 40, toMs: 90 },
    ])
    expect(resets).toBe(1)
  })

  it.each([
    [
      'a gap without marks',
      ['7,1,a,1,b,1,10', '7,0,a,1,b,1,10', '7,1,a,4,b,4,40'],
      'plain: every lost round is marked: 2 rounds between 1 and 4 are missing, 1 rows stand in (row 3)',
    ],
    [
      'marks without a gap',
      ['7,1,a,1,b,1,10', '7,0,a,1,b,1,10', '7,1,a,2,b,2,20'],
      'plain: every lost round is marked: 0 rounds between 1 and 2 are missing, 1 rows stand in (row 3)',
    ],
    [
      'a beginning without marks',
      ['7,1,a,1,b,1,10', '7,1,c,3,b,9,30'],
      'plain: every lost round is marked: 2 rounds are missing after a reset, 0 rows stand in (row 2)',
    ],
    [
      'rows in another order',
      ['7,1,a,2,b,2,20', '7,1,a,1,b,1,10'],
      'plain: order is kept: row 2 has 1 after 2',
    ],
    [
      'inputs that went out of step',
      ['7,1,a,1,b,1,10', '7,1,a,2,b,3,20'],
      'plain: inputs stay in step: row 2: source A went from 1 to 2, B from 1 to 3',
    ],
    [
      'a source that was replaced',
      ['7,1,a,1,b,1,10', '7,1,c,1,b,2,20', '7,1,a,2,b,3,30'],
      'plain: a replaced source is not heard: row 3 is from source process a',
    ],
    ['a row that is torn', ['7,1,a,1,b,1,10', '7,1,a'], 'plain: rows are whole: row 2 is "7,1,a"'],
  ])('accuse %s', (_, lines, accused) => {
    expect(check(...lines).found[0]).toBe(accused)
  })
})

it('lets a new process of the sink begin in the middle, but not with a source that was replaced', () => {
  const found: string[] = []
  const rows = new PlainRows(
    (rule) => found.push(rule),
    () => undefined,
  )
  for (const line of ['7,1,a,1,b,1,10', '8,1,a,5,b,5,50', '8,1,c,1,b,6,60']) rows.add(line)
  expect(found).toEqual([])
  rows.add('9,1,a,6,b,7,70')
  expect(found).toEqual(['plain: a replaced source is not heard'])
})

it('accuses a loss that no fault explains', () => {
  const found: string[] = []
  const times = new TroubledTimes((rule) => found.push(rule))
  times.begin()
  times.end()
  const now = Date.now()
  times.check({ rounds: 2, fromMs: now - 100, toMs: now + 100 })
  expect(found).toEqual([])
  times.check({ rounds: 2, fromMs: now + 5000, toMs: now + 5020 })
  expect(found).toEqual(['plain: rounds are lost only around faults'])
  expect(times.rounds).toBe(4)
})
