/** A page of the help for a terminal: no marks of Markdown, lines and tables that fit. */
import MarkdownIt from 'markdown-it'
import type Token from 'markdown-it/lib/token.mjs'
import { inlineWords } from './inline-words'
import { fill, lineText, paint } from './styled-words'
import type { Word } from './styled-words'
import { tableLines } from './table-lines'

export interface PageStyle {
  /** Columns of the terminal. */
  width: number
  /** Bold, colours and the like; without them headings are underlined and code keeps its backticks. */
  isStyled: boolean
}

const parser = new MarkdownIt({ html: false, linkify: false })

/** The first heading of a page. */
export function titleOf(markdown: string): string {
  return /^# (.+)$/m.exec(markdown)?.[1] ?? ''
}

/** The lines of a page; at their end, which pages it refers to. */
export function terminalPage(markdown: string, style: PageStyle): string[] {
  const tokens = parser.parse(markdown, {})
  const lines = new PageLines(style).read(tokens)
  const others = referredPages(tokens)
  if (others.length === 0) return lines
  const words = `See also, with fission help PAGE: ${others.join(', ')}`.split(' ')
  const asWords = words.map((text): Word => [{ text, style: null }])
  return [...lines, '', ...fill(asWords, style.width).map((line) => lineText(line, false).text)]
}

function referredPages(tokens: readonly Token[]): string[] {
  const links = tokens.flatMap(({ children }) => children ?? []).filter(({ type }) => type === 'link_open')
  const pages = links.flatMap((link) => /^([\w-]+)\.md(?:#|$)/.exec(link.attrGet('href') ?? '')?.[1] ?? [])
  return [...new Set(pages)]
}

/** Reads the tokens of a page from its first to its last. */
class PageLines {
  private readonly lines: string[] = []
  /** What stands before the text: of the next line once, then of those below it. */
  private bullet: string | null = null
  private readonly numbers: (number | null)[] = []
  private heading = 0
  private row: Word[][] = []
  private table: Word[][][] | null = null

  constructor(private readonly style: PageStyle) {}

  read(tokens: readonly Token[]): string[] {
    for (const token of tokens) this.take(token)
    return this.lines
  }

  private take(token: Token): void {
    switch (token.type) {
      case 'heading_open':
        this.heading = Number(token.tag.slice(1))
        return this.gap()
      case 'heading_close':
        this.heading = 0
        return
      case 'paragraph_open':
        return token.hidden || this.bullet !== null ? undefined : this.gap()
      case 'bullet_list_open':
        return this.openList(null)
      case 'ordered_list_open':
        return this.openList(Number(token.attrGet('start') ?? 1))
      case 'bullet_list_close':
      case 'ordered_list_close':
        this.numbers.pop()
        return
      case 'list_item_open':
        return this.openItem()
      case 'fence':
      case 'code_block':
        this.gap()
        return this.push(
          token.content
            .trimEnd()
            .split('\n')
            .map((line) => `    ${line}`.trimEnd()),
        )
      case 'table_open':
        this.table = []
        return this.gap()
      case 'tr_open':
        this.row = []
        return
      case 'tr_close':
        this.table?.push(this.row)
        return
      case 'table_close':
        this.push(tableLines(this.table ?? [], this.style.width, this.style.isStyled))
        this.table = null
        return
      case 'inline':
        return this.takeInline(token)
    }
  }

  private takeInline(token: Token): void {
    const { isStyled, width } = this.style
    const words = inlineWords(token, isStyled)
    if (this.table !== null) {
      this.row.push(words)
      return
    }
    if (this.heading > 0) {
      const { text, width: columns } = lineText(words, false)
      this.push([paint(text, 'bold', isStyled)])
      if (!isStyled && this.heading <= 2) this.push([(this.heading === 1 ? '=' : '-').repeat(columns)])
      return
    }
    const first = this.bullet ?? this.indent
    this.bullet = null
    const room = width - first.length
    const texts = fill(words, room).map((line) => lineText(line, isStyled).text)
    this.push(texts.map((text, index) => (index === 0 ? first : ' '.repeat(first.length)) + text))
  }

  private openList(start: number | null): void {
    if (this.numbers.length === 0) this.gap()
    this.numbers.push(start)
  }

  private openItem(): void {
    const before = '  '.repeat(this.numbers.length - 1)
    const number = this.numbers.at(-1) ?? null
    if (number !== null) this.numbers[this.numbers.length - 1] = number + 1
    this.bullet = `${before}${number === null ? '• ' : `${number}. `}`
  }

  private get indent(): string {
    return '  '.repeat(this.numbers.length)
  }

  /** An empty line, unless there is one. */
  private gap(): void {
    if (this.lines.length > 0 && this.lines.at(-1) !== '') this.lines.push('')
  }

  private push(lines: readonly string[]): void {
    this.lines.push(...lines)
  }
}
