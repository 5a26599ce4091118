// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { momentLabel, timeLabels } from '../../../../renderer/features/results/time-labels'
import { showLanguage } from '../../../../renderer/language/i18n'

/** Seconds since 1970 of a moment in this computer's time zone. */
function at(day: number, hour = 0, minute = 0, second = 0): number {
  return new Date(2026, 4, day, hour, minute, second).getTime() / 1000
}

describe('the time axis of a plot', () => {
  beforeEach(() => showLanguage('de'))
  afterEach(() => showLanguage('en'))

  it('says the day once, and again where it changes', () => {
    expect(timeLabels([at(3, 22), at(3, 23), at(4), at(4, 1)], 3600)).toEqual([
      '22:00\n3. Mai',
      '23:00',
      '00:00\n4. Mai',
      '01:00',
    ])
  })

  it('says seconds and their parts where the steps are that small', () => {
    expect(timeLabels([at(3, 9, 5, 7), at(3, 9, 5, 17)], 10)).toEqual(['09:05:07\n3. Mai', '09:05:17'])
    expect(timeLabels([at(3, 9, 5, 7) + 0.25], 0.05)).toEqual(['09:05:07,250\n3. Mai'])
  })

  it('says days, and months with their year, where the steps are that large', () => {
    expect(timeLabels([at(3), at(4)], 86_400)).toEqual(['3. Mai', '4. Mai'])
    expect(timeLabels([at(1)], 28 * 86_400)).toEqual(['Mai 2026'])
  })

  it('speaks the language of the window', () => {
    showLanguage('en')
    expect(timeLabels([at(3), at(4)], 86_400)).toEqual(['May 3', 'May 4'])
    expect(momentLabel(at(3, 17, 5) + 0.5)).toBe('May 3, 2026, 17:05:00.500')
    showLanguage('de')
    expect(momentLabel(at(3, 17, 5) + 0.5)).toBe('3. Mai 2026, 17:05:00,500')
  })
})
