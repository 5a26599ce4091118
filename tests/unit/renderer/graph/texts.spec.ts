import { describe, expect, it } from 'vitest'
import { bytesText, rateText } from '../../../../renderer/features/graph/texts'

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
  ])('of %d is %s', (value, text) => expect(rateText(value)).toBe(text))
})

describe('a size', () => {
  it.each([
    [0, '0 B'],
    [512, '512 B'],
    [1536, '1.5 KiB'],
    [12 * 1024 * 1024, '12 MiB'],
  ])('of %d is %s', (bytes, text) => expect(bytesText(bytes)).toBe(text))
})
