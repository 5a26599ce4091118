import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { resourcePath } from '../../../../electron/paths'
import { terminalPage, titleOf } from '../../../../electron/help/terminal-page'

const plain = { width: 40, isStyled: false }

describe('A page of the help in the terminal', () => {
  it('has headings, filled lines, code as it is, and links that say where they lead', () => {
    const page = `# Pipes

A **pipe** carries what one job gives to the next; see
[rounds](rounds.md#heads) and [MIT](https://example.org/mit).

\`\`\`ts
new ObjectPipe(101) // as long as it is, it is not broken
\`\`\`

## Kinds
`
    expect(terminalPage(page, plain)).toEqual([
      'Pipes',
      '=====',
      '',
      'A pipe carries what one job gives to the',
      'next; see rounds and MIT',
      '<https://example.org/mit>.',
      '',
      '    new ObjectPipe(101) // as long as it is, it is not broken',
      '',
      'Kinds',
      '-----',
      '',
      'See also, with fission help PAGE: rounds',
    ])
  })

  it('has lists, numbered and within each other', () => {
    const list =
      '1. **Find.** Hosts appear as they are found, each with a reason.\n2. Sign in.\n\n- one\n  - two\n'
    expect(terminalPage(list, plain)).toEqual([
      '1. Find. Hosts appear as they are found,',
      '   each with a reason.',
      '2. Sign in.',
      '',
      '• one',
      '  • two',
    ])
  })

  it('has tables that fit', () => {
    const table =
      '| event | what Fission does |\n|---|---|\n| `kill` | places its jobs on the best of the others |\n'
    expect(terminalPage(table, plain)).toEqual([
      'event   what Fission does',
      '──────  ────────────────────────────────',
      '`kill`  places its jobs on the best of',
      '        the others',
    ])
  })

  it('marks by colours where there are any', () => {
    expect(terminalPage('# Title\n\n`code` and **bold**', { width: 40, isStyled: true })).toEqual([
      '\u001B[1mTitle\u001B[22m',
      '',
      '\u001B[36mcode\u001B[39m and \u001B[1mbold\u001B[22m',
    ])
  })
})

const folder = resourcePath('resources/help')
const pages = readdirSync(folder).filter((file) => file.endsWith('.md'))

it.each(pages)('leaves no mark of Markdown in %s, and no line too long', (file) => {
  const text = readFileSync(path.join(folder, file), 'utf8')
  const lines = terminalPage(text, { width: 100, isStyled: false })
  expect(lines[0]).toBe(titleOf(text).replaceAll(/[*_]/g, ''))
  const prose = lines.filter((line) => !line.startsWith('    '))
  expect(prose.filter((line) => /\]\(|^#|^\s*\|\s*-/.test(line.replaceAll(/`[^`]*`/g, '')))).toEqual([])
  const words = (line: string): number => line.trim().split(/\s+/).length
  expect(prose.filter((line) => Array.from(line).length > 100 && words(line) > 2)).toEqual([])
})
