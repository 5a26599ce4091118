import { expect, it } from 'vitest'
import type { ConsoleLine } from '../../../../electron/contract/run'
import { filterBatch, noFilter } from '../../../../renderer/features/consoles/line-filter'

const line = (job: number, stream: ConsoleLine['stream'], text: string): ConsoleLine => {
  return { job, stream, text, node: 'pi1', counter: 1, time: 0 }
}
const lines = [line(1, 'stdout', 'Value 5'), line(2, 'stderr', 'value lost'), line(1, 'system', 'restarted')]
const batch = { skipped: 3, lines, cursor: 9 }

it.each([
  [noFilter, ['Value 5', 'value lost', 'restarted']],
  [{ ...noFilter, job: 1 }, ['Value 5', 'restarted']],
  [{ ...noFilter, stream: 'stderr' as const }, ['value lost']],
  [{ ...noFilter, text: 'VALUE' }, ['Value 5', 'value lost']],
  [{ job: 1, stream: 'stdout' as const, text: 'lost' }, []],
])('lets through what fits %o, and keeps count and place', (filter, texts) => {
  const { skipped, cursor, lines: kept } = filterBatch(batch, filter)
  expect(kept.map(({ text }) => text)).toEqual(texts)
  expect({ skipped, cursor }).toEqual({ skipped: 3, cursor: 9 })
})
