import { afterEach, describe, expect, it } from 'vitest'
import { formatBytes, formatNumber, formatRate, formatShare } from '../../../../renderer/language/format'
import { i18n } from '../../../../renderer/language/i18n'

afterEach(() => (i18n.global.locale.value = 'en'))

describe('a rate', () => {
  it.each([
    [0, '0'],
    [0.5, '0.5'],
    [12.4, '12'],
    [999, '999'],
    [1000, '1.0k'],
    [3440, '3.4k'],
    [120_000, '120k'],
    [4_030_000, '4.0M'],
  ])('of %d is %s', (value, text) => expect(formatRate(value)).toBe(text))
})

describe('a size', () => {
  it.each([
    [0, '0 B'],
    [512, '512 B'],
    [1536, '1.5 KiB'],
    [12 * 1024 * 1024, '12 MiB'],
  ])('of %d is %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text))
})

it('writes numbers as the shown language does', () => {
  expect([formatNumber(1234.5), formatRate(3440), formatShare(0.034)]).toEqual(['1,234.5', '3.4k', '3.4%'])
  i18n.global.locale.value = 'de'
  expect([formatNumber(1234.5), formatRate(3440), formatShare(0.034)]).toEqual([
    '1.234,5',
    '3,4k',
    '3,4\u00a0%',
  ])
})
