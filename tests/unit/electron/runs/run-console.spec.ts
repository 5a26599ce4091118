import { describe, expect, it, vi } from 'vitest'
import type { OutputLine } from '../../../../agent/protocol/common'
import type { OutputBatch } from '../../../../electron/contract/run'
import type { Sink } from '../../../../electron/host/handlers'
import { RunConsole } from '../../../../electron/runs/run-console'

function linesFrom(first: number, count: number): OutputLine[] {
  return Array.from({ length: count }, (_, index) => {
    return { counter: first + index, stream: 'stdout', time: 0, text: `line ${first + index}` }
  })
}

/** A window that takes every batch at once, or only when it is told to. */
class Window implements Sink<OutputBatch> {
  isOpen = true
  readonly batches: OutputBatch[] = []
  private readonly closers: (() => void)[] = []
  private release: () => void = () => undefined

  constructor(private readonly isSlow = false) {}

  send(batch: OutputBatch): Promise<void> {
    this.batches.push(batch)
    return this.isSlow ? new Promise((resolve) => (this.release = resolve)) : Promise.resolve()
  }

  onClose(listener: () => void): void {
    this.closers.push(listener)
  }

  take(): void {
    this.release()
  }

  close(): void {
    this.isOpen = false
    for (const closer of this.closers) closer()
  }

  get texts(): string[] {
    return this.batches.flatMap(({ lines }) => lines.map(({ text }) => text))
  }

  get skipped(): number {
    return this.batches.reduce((sum, { skipped }) => sum + skipped, 0)
  }
}

describe('a run console', () => {
  it('begins with what is kept and goes on with what comes', async () => {
    const console = new RunConsole()
    const window = new Window()
    console.add(1, 'a', linesFrom(1, 2), 0)
    const followed = console.follow(1, 0, window)
    await vi.waitFor(() => expect(window.texts).toEqual(['line 1', 'line 2']))
    console.add(1, 'a', linesFrom(3, 1), 0)
    console.end()
    await followed
    expect(window.texts).toEqual(['line 1', 'line 2', 'line 3'])
    expect(window.skipped).toBe(0)
  })

  it('gives the lines of all jobs in the order in which they came', async () => {
    const console = new RunConsole()
    const window = new Window()
    console.add(1, 'a', linesFrom(1, 1), 0)
    console.add(2, 'b', linesFrom(10, 1), 0)
    console.add(1, 'a', linesFrom(2, 1), 0)
    console.end()
    await console.follow(null, 0, window)
    expect(window.texts).toEqual(['line 1', 'line 10', 'line 2'])
    expect(window.batches[0]?.lines.map(({ node }) => node)).toEqual(['a', 'b', 'a'])
  })

  it('goes on behind a cursor', async () => {
    const console = new RunConsole()
    const window = new Window()
    console.add(1, 'a', linesFrom(1, 5), 0)
    console.end()
    await console.follow(1, 3, window)
    expect(window.texts).toEqual(['line 4', 'line 5'])
  })

  it('says how many lines a slow window has missed, and keeps no more than its bound', async () => {
    const console = new RunConsole()
    const window = new Window(true)
    console.add(1, 'a', linesFrom(1, 1), 0)
    const followed = console.follow(1, 0, window)
    await vi.waitFor(() => expect(window.batches).toHaveLength(1))
    for (let first = 2; first < 100_002; first += 1000) console.add(1, 'a', linesFrom(first, 1000), 0)
    console.end()
    for (let taken = 1; taken <= 6; taken++) {
      window.take()
      if (taken < 6) await vi.waitFor(() => expect(window.batches).toHaveLength(taken + 1))
    }
    await followed
    expect(window.texts.length + window.skipped).toBe(100_001)
    expect(window.texts).toHaveLength(5001)
    expect(window.texts.at(-1)).toBe('line 100001')
  })

  it('counts the lines that an agent has skipped, where they are missing', async () => {
    const console = new RunConsole()
    const window = new Window()
    console.add(1, 'a', linesFrom(1, 1), 0)
    console.add(1, 'a', linesFrom(50, 1), 48)
    console.end()
    await console.follow(1, 0, window)
    expect(window.texts).toEqual(['line 1', 'line 50'])
    expect(window.skipped).toBe(48)
  })

  it('lets go when the window closes', async () => {
    const console = new RunConsole()
    const window = new Window()
    const followed = console.follow(null, 0, window)
    window.close()
    await expect(followed).resolves.toBeUndefined()
  })
})
