/** Words with a style, and how they are broken into lines. */

/** Text attributes of a terminal. */
const codes = { bold: [1, 22], dim: [2, 22], italic: [3, 23], code: [36, 39] } as const
export type WordStyle = keyof typeof codes

/** Characters that stay together, each stretch with its style. */
export type Word = readonly { text: string; style: WordStyle | null }[]

/** Puts a stretch of text into a style; as it is where there are no styles. */
export function paint(text: string, style: WordStyle | null, isStyled: boolean): string {
  if (style === null || !isStyled || text === '') return text
  const [on, off] = codes[style]
  return `\u001B[${on}m${text}\u001B[${off}m`
}

/** Columns that a word takes. */
export function widthOf(word: Word): number {
  return word.reduce((sum, { text }) => sum + Array.from(text).length, 0)
}

/** Fills lines of at most `width` columns; a longer word has a line of its own. Every line is a list of words. */
export function fill(words: readonly Word[], width: number): Word[][] {
  const lines: Word[][] = [[]]
  let used = 0
  for (const word of words) {
    const wide = widthOf(word)
    if (used > 0 && used + 1 + wide > width) {
      lines.push([])
      used = 0
    }
    lines.at(-1)!.push(word)
    used += wide + (used > 0 ? 1 : 0)
  }
  return lines
}

/** A line of words as text, and the columns that it takes. */
export function lineText(words: readonly Word[], isStyled: boolean): { text: string; width: number } {
  const texts = words.map((word) => word.map(({ text, style }) => paint(text, style, isStyled)).join(''))
  const width = words.reduce((sum, word) => sum + widthOf(word), Math.max(0, words.length - 1))
  return { text: texts.join(' '), width }
}
