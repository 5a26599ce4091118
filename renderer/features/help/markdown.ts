/** Pages as their headings and tokens. Raw HTML in them is shown as text, so nothing has to be cleaned. */
import MarkdownIt from 'markdown-it'
import type Token from 'markdown-it/lib/token.mjs'

/** What is below one heading, as the search reads it. */
export interface Section {
  title: string
  /** Name of the heading in addresses, as GitHub makes it; empty before the first. */
  anchor: string
  level: number
  text: string
}

export interface Page {
  /** Name of its file without `.md`. */
  name: string
  title: string
  tokens: Token[]
  sections: Section[]
}

const parser = new MarkdownIt({ html: false, linkify: false })

/** Reads a page; its headings get their anchors as ids. */
export function parsePage(name: string, text: string): Page {
  const tokens = parser.parse(text, {})
  const sections: Section[] = [{ title: '', anchor: '', level: 0, text: '' }]
  tokens.forEach((token, index) => {
    if (token.type === 'heading_open') {
      const title = plainText(tokens[index + 1])
      const anchor = uniqueAnchor(anchorOf(title), sections)
      token.attrSet('id', anchor)
      sections.push({ title, anchor, level: Number(token.tag.slice(1)), text: '' })
    } else if (token.type === 'inline' && tokens[index - 1]?.type !== 'heading_open') {
      sections.at(-1)!.text += `${plainText(token)} `
    } else if (token.type === 'fence') {
      sections.at(-1)!.text += `${token.content} `
    }
  })
  const title = sections.find(({ level }) => level === 1)?.title ?? name
  return {
    name,
    title,
    tokens,
    sections: sections.filter(({ level, text: words }) => level > 0 || words !== ''),
  }
}

/** The words of a line without its marks. */
function plainText(token: Token | undefined): string {
  return (token?.children ?? []).map(({ type, content }) => (type === 'softbreak' ? ' ' : content)).join('')
}

function anchorOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-')
}

function uniqueAnchor(anchor: string, sections: readonly Section[]): string {
  const isTaken = (candidate: string): boolean => sections.some((section) => section.anchor === candidate)
  if (!isTaken(anchor)) return anchor
  for (let count = 1; ; count++) if (!isTaken(`${anchor}-${count}`)) return `${anchor}-${count}`
}
