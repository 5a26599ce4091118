import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ConsoleBuffer } from '../../../../../agent/runtime/console/console-buffer'
import type { ConsoleListener } from '../../../../../agent/runtime/console/console-reader'
import {
  CONSOLE_BATCH_CHARACTERS,
  CONSOLE_BYTES,
  CONSOLE_FLUSH_MS,
  CONSOLE_LINE_CHARACTERS,
  CONSOLE_LINES,
} from '../../../../../agent/runtime/limits'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

function listening(answer: () => ReturnType<ConsoleListener> = () => 'taken') {
  const batches: { texts: string[]; skipped: number }[] = []
  const buffer = new ConsoleBuffer()
  buffer.read(1, (lines, skipped) => {
    const result = answer()
    if (result === 'taken') batches.push({ texts: lines.map(({ text }) => text), skipped })
    return result
  })
  return { buffer, batches }
}

describe('ConsoleBuffer', () => {
  it('sends the first line at once and what follows shortly after in one batch', () => {
    const { buffer, batches } = listening()
    vi.advanceTimersByTime(1000)
    buffer.add('stdout', 'one')
    vi.advanceTimersByTime(0)
    expect(batches).toEqual([{ texts: ['one'], skipped: 0 }])
    buffer.add('stdout', 'two')
    buffer.add('stderr', 'three')
    vi.advanceTimersByTime(CONSOLE_FLUSH_MS - 1)
    expect(batches).toHaveLength(1)
    vi.advanceTimersByTime(1)
    expect(batches[1]).toEqual({ texts: ['two', 'three'], skipped: 0 })
  })

  it('numbers lines from 1, with their stream and time', () => {
    vi.setSystemTime(1234)
    const { buffer } = listening()
    buffer.add('stdout', 'out')
    buffer.add('system', 'told')
    expect(buffer.since(1)).toEqual({
      lines: [
        { counter: 1, stream: 'stdout', time: 1234, text: 'out' },
        { counter: 2, stream: 'system', time: 1234, text: 'told' },
      ],
      skipped: 0,
    })
    expect(buffer.since(2).lines).toHaveLength(1)
    expect(buffer.since(9)).toEqual({ lines: [], skipped: 0 })
  })

  it('flushes on demand, and then sends nothing twice', () => {
    const { buffer, batches } = listening()
    buffer.add('stdout', 'last words')
    buffer.flush()
    vi.runAllTimers()
    expect(batches).toEqual([{ texts: ['last words'], skipped: 0 }])
  })

  it('keeps so many lines, and says how many are gone', () => {
    const { buffer, batches } = listening()
    for (let i = 1; i <= CONSOLE_LINES + 500; i++) buffer.add('stdout', `line ${i}`)
    const { lines, skipped } = buffer.since(1)
    expect([lines.length, lines[0]!.text, skipped]).toEqual([CONSOLE_LINES, 'line 501', 500])
    vi.runAllTimers()
    expect(batches.flatMap(({ texts }) => texts)).toHaveLength(CONSOLE_LINES)
    expect(batches.map(({ skipped }) => skipped).filter((count) => count > 0)).toEqual([500])
  })

  it('keeps so many bytes of long lines, and little more in memory', () => {
    const { buffer } = listening()
    const kept = CONSOLE_BYTES / CONSOLE_LINE_CHARACTERS
    for (let i = 0; i < 5000; i++) buffer.add('stdout', 'x'.repeat(CONSOLE_LINE_CHARACTERS))
    expect(buffer.since(1)).toMatchObject({ skipped: 5000 - kept })
    const held = (buffer as unknown as { lines: unknown[] }).lines
    expect(held.length).toBeLessThanOrEqual(2 * kept + 1)
  })

  it('sends a flood in batches of bounded size, one after the other, and all of it', () => {
    const { buffer, batches } = listening()
    const text = 'x'.repeat(100)
    for (let i = 0; i < 2000; i++) buffer.add('stdout', text)
    vi.runAllTimers()
    const sizes = batches.map(({ texts }) => texts.length * text.length)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(CONSOLE_BATCH_CHARACTERS)
    expect(batches.flatMap(({ texts }) => texts)).toHaveLength(2000)
  })

  it('sends a line that is larger than a batch by itself, and all at once when told to flush', () => {
    const { buffer, batches } = listening()
    for (const size of [1, CONSOLE_BATCH_CHARACTERS + 1, 1]) buffer.add('stdout', 'x'.repeat(size))
    vi.runAllTimers()
    expect(batches.map(({ texts }) => texts.length)).toEqual([1, 1, 1])
    for (let i = 0; i < 5; i++) buffer.add('stdout', 'x'.repeat(CONSOLE_BATCH_CHARACTERS))
    buffer.flush()
    expect(batches.at(-1)!.texts).toHaveLength(5)
  })

  it('comes again when the listener is busy, with what is still kept, and says the rest was skipped', () => {
    let answer: ReturnType<ConsoleListener> = 'busy'
    const { buffer, batches } = listening(() => answer)
    for (let i = 1; i <= CONSOLE_LINES + 5; i++) buffer.add('stdout', `line ${i}`)
    vi.advanceTimersByTime(CONSOLE_FLUSH_MS)
    answer = 'taken'
    vi.runAllTimers()
    expect([batches[0]!.skipped, batches.at(-1)!.texts.at(-1)]).toEqual([5, `line ${CONSOLE_LINES + 5}`])
  })

  it('gives a reader what is kept from its counter on, and then what is new', () => {
    const { buffer, batches } = listening()
    for (const text of ['one', 'two', 'three']) buffer.add('stdout', text)
    const heard: string[][] = []
    const hear: ConsoleListener = (lines) => {
      heard.push(lines.map(({ text }) => text))
      return 'taken'
    }
    buffer.read(2, hear)
    buffer.read(4, hear)
    vi.runAllTimers()
    buffer.add('stdout', 'four')
    vi.runAllTimers()
    expect(heard).toEqual([['two', 'three'], ['four'], ['four']])
    expect(batches.flatMap(({ texts }) => texts)).toEqual(['one', 'two', 'three', 'four'])
  })

  it('tells each reader for itself how many lines it missed', () => {
    const { buffer } = listening()
    for (let i = 1; i <= CONSOLE_LINES + 7; i++) buffer.add('stdout', `line ${i}`)
    const skips: number[] = []
    for (const from of [1, 5, 8]) {
      buffer.read(from, (_, skipped) => {
        if (skipped > 0) skips.push(skipped)
        return 'taken'
      })
    }
    vi.runAllTimers()
    expect(skips).toEqual([7, 3])
  })

  it('leaves no timer running for a reader that was closed', () => {
    const buffer = new ConsoleBuffer()
    const heard = vi.fn(() => 'taken' as const)
    const reader = buffer.read(1, heard)
    buffer.add('stdout', 'unheard')
    expect(vi.getTimerCount()).toBe(1)
    reader.close()
    buffer.add('stdout', 'unheard')
    expect(vi.getTimerCount()).toBe(0)
    expect(heard).not.toHaveBeenCalled()
    expect([buffer.since(1).lines.length, reader.sent]).toEqual([2, 0])
  })
})
