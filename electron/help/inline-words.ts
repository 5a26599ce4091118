/** What stands in a line of Markdown, as words with styles. */
import type Token from 'markdown-it/lib/token.mjs'
import type { Word, WordStyle } from './styled-words'

const opening: Record<string, WordStyle> = { strong_open: 'bold', em_open: 'italic' }
const closing = new Set(['strong_close', 'em_close'])

/** The words of an inline token; `\n` alone is a word that breaks the line. Code keeps its backticks where nothing else marks it. */
export function inlineWords(token: Token, isStyled: boolean): Word[] {
  const words = new Words()
  const styles: WordStyle[] = []
  let target = ''
  for (const child of token.children ?? []) {
    const style = styles.at(-1) ?? null
    if (child.type in opening) styles.push(opening[child.type]!)
    else if (closing.has(child.type)) styles.pop()
    else if (child.type === 'text') words.add(child.content, style)
    else if (child.type === 'code_inline')
      words.add(isStyled ? child.content : `\`${child.content}\``, 'code')
    else if (child.type === 'softbreak' || child.type === 'hardbreak') words.add(' ', null)
    else if (child.type === 'image') words.add(`[picture: ${child.content}]`, 'dim')
    else if (child.type === 'link_open') target = child.attrGet('href') ?? ''
    else if (child.type === 'link_close' && /^https?:/.test(target)) words.add(` <${target}>`, 'dim')
  }
  return words.all
}

/** Takes stretches of text and cuts them at spaces. */
class Words {
  readonly all: { text: string; style: WordStyle | null }[][] = []
  private isOpen = false

  add(text: string, style: WordStyle | null): void {
    for (const part of text.split(/(\s+)/).filter((piece) => piece !== '')) {
      if (/^\s/.test(part)) this.isOpen = false
      else if (this.isOpen) this.all.at(-1)!.push({ text: part, style })
      else {
        this.all.push([{ text: part, style }])
        this.isOpen = true
      }
    }
  }
}
