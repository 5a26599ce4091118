/** The consoles of one run on this node, and the clients that hear them. */
import type { OutputFrom } from '../../protocol/holding'
import { ConsoleBuffer } from './console-buffer'
import type { ConsoleListener, ConsoleReader } from './console-reader'

/** Takes lines of any job's console. */
export type OutputListener = (
  job: number,
  ...batch: Parameters<ConsoleListener>
) => ReturnType<ConsoleListener>

/** One client's ear at all consoles. */
export interface Hearing {
  /** What it was not sent by now counts as missed for the next holder. */
  mark(): void
  stop(): void
}

interface Hearer {
  listener: OutputListener
  readers: Map<number, ConsoleReader>
}

export class ConsoleSet {
  private readonly consoles = new Map<number, ConsoleBuffer>()
  private readonly hearers = new Set<Hearer>()
  /** Per job, how far the last holder was sent its lines. */
  private readonly heard = new Map<number, number>()

  /** The console of a job; made when it is asked for first. */
  get(job: number): ConsoleBuffer {
    let console = this.consoles.get(job)
    if (console === undefined) {
      console = new ConsoleBuffer()
      this.consoles.set(job, console)
      for (const hearer of this.hearers) read(hearer, job, console, 1)
    }
    return console
  }

  /** The client hears every console until it stops hearing. */
  hear(listener: OutputListener, from: OutputFrom): Hearing {
    const hearer: Hearer = { listener, readers: new Map() }
    this.hearers.add(hearer)
    for (const [job, console] of this.consoles) read(hearer, job, console, this.begin(job, console, from))
    return {
      mark: () => {
        for (const [job, { sent }] of hearer.readers) this.heard.set(job, sent)
      },
      stop: () => {
        this.hearers.delete(hearer)
        for (const reader of hearer.readers.values()) reader.close()
      },
    }
  }

  close(): void {
    for (const { readers } of this.hearers) for (const reader of readers.values()) reader.close()
    this.hearers.clear()
  }

  private begin(job: number, console: ConsoleBuffer, from: OutputFrom): number {
    switch (from.type) {
      case 'now':
        return console.counter + 1
      case 'missed':
        return (this.heard.get(job) ?? 0) + 1
      case 'last':
        return Math.max(1, console.counter + 1 - from.lines)
      case 'after':
        return (from.counters.find((known) => known.job === job)?.counter ?? 0) + 1
    }
  }
}

function read(hearer: Hearer, job: number, console: ConsoleBuffer, from: number): void {
  hearer.readers.set(
    job,
    console.read(from, (...batch) => hearer.listener(job, ...batch)),
  )
}
