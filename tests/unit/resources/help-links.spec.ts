import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { parsePage } from '../../../renderer/features/help/markdown'
import type { Page } from '../../../renderer/features/help/markdown'

const root = path.join(import.meta.dirname, '../../..')
const folder = path.join(root, 'resources/help')
const pages = new Map(
  readdirSync(folder)
    .filter((file) => file.endsWith('.md'))
    .map((file) => [
      file,
      parsePage(file.replace(/\.md$/, ''), readFileSync(path.join(folder, file), 'utf8')),
    ]),
)
const anchorsOf = (page: Page | undefined): string[] => (page?.sections ?? []).map(({ anchor }) => anchor)

/** Where the links of a page go. */
function linksOf({ tokens }: Page): string[] {
  return tokens
    .flatMap(({ children }) => children ?? [])
    .filter(({ type }) => type === 'link_open')
    .map((token) => token.attrGet('href') ?? '')
}

describe.each([...pages])('%s', (file, page) => {
  it('links to pages, headings and files that are there', () => {
    for (const link of linksOf(page).filter((target) => !/^https?:/.test(target))) {
      const [target = '', anchor = ''] = link.split('#')
      const name = target === '' ? file : target
      expect(existsSync(path.join(folder, name)), link).toBe(true)
      if (anchor !== '') expect(anchorsOf(pages.get(name)), link).toContain(anchor)
    }
  })
})

it('is where the window sends its readers', () => {
  const sources = readdirSync(path.join(root, 'renderer'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.vue') || name.endsWith('.ts'))
    .map((name) => readFileSync(path.join(root, 'renderer', name), 'utf8'))
  const asked = sources.flatMap((text) => [...text.matchAll(/(?:\shelp="|showHelp\(')([\w#-]+)/g)])
  expect(asked.length).toBeGreaterThan(3)
  for (const [, place = ''] of asked) {
    const [name = '', anchor] = place.split('#')
    expect(pages.has(`${name}.md`), place).toBe(true)
    if (anchor !== undefined) expect(anchorsOf(pages.get(`${name}.md`)), place).toContain(anchor)
  }
})
