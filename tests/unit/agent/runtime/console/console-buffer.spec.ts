import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ConsoleBuffer, type ConsoleListener } from '../../../../../agent/runtime/console/console-buffer'
import {
  CONSOLE_BYTES,
  CONSOLE_FLUSH_MS,
  CONSOLE_LINE_CHARACTERS,
  CONSOLE_LINES,
  CONSOLE_RETRY_MS,
} from '../../../../../agent/runtime/limits'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

function listening(answer: () => ReturnType<ConsoleListener> = () => 'taken') {
  const batches: { texts: string[]; skipped: number }[] = []
  const buffer = new ConsoleBuffer()
  buffer.listen((lines, skipped) => {
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
    expect(batches).toHaveLength(1)
    expect([batches[0]!.texts.length, batches[0]!.skipped]).toEqual([CONSOLE_LINES, 500])
  })

  it('keeps so many bytes of long lines, and little more in memory', () => {
    const { buffer } = listening()
    const kept = CONSOLE_BYTES / CONSOLE_LINE_CHARACTERS
    for (let i = 0; i < 5000; i++) buffer.add('stdout', 'x'.repeat(CONSOLE_LINE_CHARACTERS))
    expect(buffer.since(1)).toMatchObject({ skipped: 5000 - kept })
    const held = (buffer as unknown as { lines: unknown[] }).lines
    expect(held.length).toBeLessThanOrEqual(2 * kept + 1)
  })

  it('comes again when the listener is busy, with what is still kept, and says the rest was skipped', () => {
    let answer: ReturnType<ConsoleListener> = 'busy'
    const { buffer, batches } = listening(() => answer)
    for (let i = 1; i <= CONSOLE_LINES + 5; i++) buffer.add('stdout', `line ${i}`)
    vi.advanceTimersByTime(CONSOLE_FLUSH_MS)
    answer = 'taken'
    vi.advanceTimersByTime(CONSOLE_RETRY_MS)
    expect(batches).toHaveLength(1)
    expect([batches[0]!.skipped, batches[0]!.texts.at(-1)]).toEqual([5, `line ${CONSOLE_LINES + 5}`])
  })

  it('counts as skipped what nobody could take', () => {
    let answer: ReturnType<ConsoleListener> = 'gone'
    const { buffer, batches } = listening(() => answer)
    buffer.add('stdout', 'unheard')
    buffer.flush()
    expect(vi.getTimerCount()).toBe(0)
    answer = 'taken'
    buffer.add('stdout', 'heard')
    buffer.flush()
    buffer.add('stdout', 'after')
    buffer.flush()
    expect(batches).toEqual([
      { texts: ['heard'], skipped: 1 },
      { texts: ['after'], skipped: 0 },
    ])
  })

  it('gives a new listener new lines only', () => {
    const { buffer } = listening()
    buffer.add('stdout', 'old')
    const texts: string[] = []
    buffer.listen((lines) => {
      texts.push(...lines.map(({ text }) => text))
      return 'taken'
    })
    buffer.add('stdout', 'new')
    vi.runAllTimers()
    expect(texts).toEqual(['new'])
  })

  it('leaves no timer running without a listener', () => {
    const { buffer } = listening()
    buffer.listen(null)
    buffer.add('stdout', 'unheard')
    expect(vi.getTimerCount()).toBe(0)
    expect(buffer.since(1).lines).toHaveLength(1)
  })
})
