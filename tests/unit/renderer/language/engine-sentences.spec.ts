import { beforeAll, describe, expect, it } from 'vitest'
import { parts, translate } from '../../../../renderer/language/engine/de/translate'
import { fill, PLACEHOLDER } from '../../../../renderer/language/engine/sentences'
import { engineLiterals } from './engine-literals'
import { isNeverShown } from './never-shown'

const entries = parts.flatMap((part) => Object.entries(part))
const keys = entries.map(([english]) => english)
let literals: Awaited<ReturnType<typeof engineLiterals>>

beforeAll(async () => {
  literals = await engineLiterals()
}, 60_000)

function placeholdersOf(pattern: string): string[] {
  return [...pattern.matchAll(new RegExp(PLACEHOLDER, 'g'))].map(([, name]) => name!)
}

/** The texts between what is filled in. */
function chunksOf(text: string): string[] {
  return text.split(/\0|\{\w+\}/).map((chunk) => chunk.trim())
}

/** Whether a key has all texts of a literal, in order. */
function holds(key: string, literal: string): boolean {
  let from = 0
  return chunksOf(literal).every((chunk) => {
    const at = key.indexOf(chunk, from)
    from = at + chunk.length
    return at >= 0
  })
}

function longestOf(key: string): string {
  return chunksOf(key).reduce((longest, chunk) => (chunk.length > longest.length ? chunk : longest), '')
}

function isPartOf(text: string, piece: string): boolean {
  return piece.length >= text.length / 4 && text.includes(piece)
}

/** Words of a pattern that no text of the sources has. */
function foreignWords(pattern: string, words: ReadonlySet<string>): string[] {
  return wordsOf(pattern).filter((word) => !words.has(word))
}

function wordsOf(text: string): string[] {
  return chunksOf(text).flatMap((chunk) => chunk.match(/[\p{L}\d]+/gu) ?? [])
}

describe('the German of the engine’s sentences', () => {
  it('has every sentence that the sources can show', () => {
    const missing = literals
      .filter(({ isSentence }) => isSentence)
      .filter((literal) => !isNeverShown(literal) && !keys.some((key) => holds(key, literal.text)))
    expect(missing.map(({ file, text }) => `${file}: ${text.replaceAll('\0', '{}')}`)).toEqual([])
  })

  it('has none that the sources do not have', () => {
    const words = new Set(literals.flatMap(({ text }) => wordsOf(text)))
    const foreign = keys.map((key) => [key, foreignWords(key, words)] as const)
    expect(foreign.filter(([, found]) => found.length > 0)).toEqual([])
    // Words alone could come from anywhere: a good part of the longest text between two gaps must stand so in a source.
    const pieces = [...new Set(literals.flatMap(({ text }) => chunksOf(text)))]
    expect(keys.filter((key) => !pieces.some((piece) => isPartOf(longestOf(key), piece)))).toEqual([])
  })

  it('has each once, with the same placeholders, and never two side by side', () => {
    expect(keys.length).toBe(new Set(keys).size)
    for (const [english, german] of entries) {
      expect(placeholdersOf(german).sort(), english).toEqual(placeholdersOf(english).sort())
      expect(new Set(placeholdersOf(english)).size, english).toBe(placeholdersOf(english).length)
      expect(english).not.toMatch(/\}\{/)
    }
  })

  it('knows each by its pattern, whatever is filled in', () => {
    for (const [english, german] of entries) {
      const names = placeholdersOf(english)
      const valueOf = (name: string): string => `Wert_${names.indexOf(name)}`
      expect(translate(fill(english, valueOf)), english).toBe(fill(german, valueOf))
    }
  })
})
