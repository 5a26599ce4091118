/** When the rows of a table came that is followed: to within the time between two looks at its file. */

/** Beyond this many, looks that are close to each other become one. */
const MOST_LOOKS = 50_000

/** Rows `from` until before `to` came between two looks. */
interface Look {
  from: number
  to: number
  sinceMs: number
  untilMs: number
}

export class Arrivals {
  private looks: Look[] = []
  private lookedAtMs: number | null = null
  /** Looks within so short a time are one; grows with the time for which the table is followed. */
  private leastMs = 0

  /** The first row whose arrival was seen; null while there is none. */
  get first(): number | null {
    return this.looks[0]?.from ?? null
  }

  /** Takes in a look at the file, in whose course rows `from` until before `to` were read. */
  note(from: number, to: number, nowMs: number): void {
    const sinceMs = this.lookedAtMs ?? nowMs
    // Clocks are put back, but no row comes before the one above it.
    const untilMs = Math.max(sinceMs, nowMs)
    this.lookedAtMs = untilMs
    if (to === from) return
    this.append(this.looks, { from, to, sinceMs, untilMs })
    while (this.looks.length > MOST_LOOKS) this.thin()
  }

  /** Milliseconds since the epoch: rows of one look are spread evenly over the time since the look before; NaN if not seen. */
  timeOf(row: number): number {
    const look = this.looks[this.firstWhere(({ to }) => to > row)]
    if (!look || row < look.from) return NaN
    return look.sinceMs + ((look.untilMs - look.sinceMs) * (row - look.from + 1)) / (look.to - look.from)
  }

  /** Rows that came between two moments, with the looks around them. */
  between(lowMs: number, highMs: number): { from: number; to: number } {
    const first = this.looks[Math.max(0, this.firstWhere(({ untilMs }) => untilMs >= lowMs) - 1)]
    const last =
      this.looks[
        Math.min(
          this.looks.length - 1,
          this.firstWhere(({ sinceMs }) => sinceMs > highMs),
        )
      ]
    return { from: first?.from ?? 0, to: last?.to ?? 0 }
  }

  /** Index of the first look that satisfies what all after it do; their number if none does. */
  private firstWhere(isPast: (look: Look) => boolean): number {
    let low = 0
    let high = this.looks.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (isPast(this.looks[middle]!)) high = middle
      else low = middle + 1
    }
    return low
  }

  private append(looks: Look[], look: Look): void {
    const last = looks.at(-1)
    if (last && look.untilMs - last.sinceMs <= this.leastMs) {
      last.to = look.to
      last.untilMs = look.untilMs
    } else looks.push(look)
  }

  private thin(): void {
    this.leastMs = Math.max(1, 2 * this.leastMs)
    const merged: Look[] = []
    for (const look of this.looks) this.append(merged, look)
    this.looks = merged
  }
}
