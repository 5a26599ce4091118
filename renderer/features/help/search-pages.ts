/** Finds sections of the help by their words. */
import type { Page, Section } from './markdown'

export interface Found {
  page: Page
  section: Section
  /** Some words around the first match. */
  excerpt: string
}

const MOST_FOUND = 40
const EXCERPT_LETTERS = 120

/** Sections that have every word of the query; those that have them in their title come first. */
export function searchPages(pages: readonly Page[], query: string): Found[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return []
  const hasAll = (text: string): boolean => words.every((word) => text.toLowerCase().includes(word))
  const found = pages.flatMap((page) =>
    page.sections
      .filter(({ title, text }) => hasAll(`${title} ${text}`))
      .map((section) => ({ page, section, excerpt: excerptOf(section.text, words) })),
  )
  const inTitle = found.filter(({ section }) => hasAll(section.title))
  return [...inTitle, ...found.filter((entry) => !inTitle.includes(entry))].slice(0, MOST_FOUND)
}

function excerptOf(text: string, words: readonly string[]): string {
  const places = words.map((word) => text.toLowerCase().indexOf(word)).filter((place) => place >= 0)
  const start = Math.max(0, Math.min(...(places.length > 0 ? places : [0])) - EXCERPT_LETTERS / 3)
  const cut = text.slice(start, start + EXCERPT_LETTERS).replace(/\s+/g, ' ')
  return `${start > 0 ? '…' : ''}${cut.trim()}${start + EXCERPT_LETTERS < text.length ? '…' : ''}`
}
