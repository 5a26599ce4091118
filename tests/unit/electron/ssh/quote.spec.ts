import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quoteArguments } from '../../../../electron/ssh/quote'

/** What a program gets that a POSIX shell starts with the quoted arguments. */
function afterShell(argv: string[]): string[] {
  const printed = execFileSync('sh', ['-c', quoteArguments(['printf', String.raw`%s\0`, ...argv])], {
    encoding: 'utf8',
  })
  return printed.split('\0').slice(0, -1)
}

describe('Quoting for the remote shell', () => {
  it('keeps what a shell would read as something else', () => {
    const nasty = [
      '',
      ' ',
      '$HOME',
      '`id`',
      '$(id)',
      "it's",
      '"',
      '\\',
      "\\'",
      'a\nb',
      '*',
      '~',
      ';|&<>',
      '!!',
      '-x',
      'A=b',
      '#',
      'é€',
    ]
    expect(afterShell(nasty)).toEqual(nasty)
  })

  it('keeps any argument', () => {
    const word = fc
      .string({ unit: 'binary', maxLength: 40 })
      .filter((text) => !text.includes('\0') && Buffer.from(text).toString() === text)
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 20 }), (argv) => {
        expect(afterShell(argv)).toEqual(argv)
      }),
      { numRuns: 50 },
    )
  })

  it('refuses what no program can be given', () => {
    expect(() => quoteArguments(['echo', 'a\0b'])).toThrow(RangeError)
    expect(() => quoteArguments([])).toThrow(RangeError)
  })
})
