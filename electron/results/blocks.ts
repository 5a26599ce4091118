/** What is kept of every 32 rows of a table: where they begin, and each column's first, least and greatest number. */
export const ROWS_PER_BLOCK = 32

/** Grows by doubling; numbers stay out of the garbage collector's way. */
class Numbers {
  private values = new Float64Array(1024)

  set(index: number, value: number): void {
    if (index >= this.values.length) {
      const larger = new Float64Array(Math.max(index + 1, this.values.length * 2))
      larger.set(this.values)
      this.values = larger
    }
    this.values[index] = value
  }

  get(index: number): number {
    return this.values[index] ?? NaN
  }
}

interface Extent {
  first: Numbers
  least: Numbers
  greatest: Numbers
}

export class Blocks {
  private readonly offsets = new Numbers()
  private readonly extents: Extent[]
  private rows = 0

  constructor(columns: number) {
    this.extents = Array.from({ length: columns }, () => {
      return { first: new Numbers(), least: new Numbers(), greatest: new Numbers() }
    })
  }

  /** Takes in the next row, which begins at this byte; NaN where a cell is no number. */
  add(offset: number, numbers: readonly number[]): void {
    const block = Math.floor(this.rows / ROWS_PER_BLOCK)
    const isNew = this.rows % ROWS_PER_BLOCK === 0
    if (isNew) this.offsets.set(block, offset)
    this.extents.forEach(({ first, least, greatest }, column) => {
      const value = numbers[column] ?? NaN
      if (isNew) {
        first.set(block, value)
        least.set(block, value)
        greatest.set(block, value)
        return
      }
      // Comparisons with NaN are false, so a number takes the place of none.
      if (!(least.get(block) <= value) && !Number.isNaN(value)) least.set(block, value)
      if (!(greatest.get(block) >= value) && !Number.isNaN(value)) greatest.set(block, value)
      if (Number.isNaN(first.get(block))) first.set(block, value)
    })
    this.rows++
  }

  offset(block: number): number {
    return this.offsets.get(block)
  }

  first(column: number, block: number): number {
    return this.extents[column]?.first.get(block) ?? NaN
  }

  /** Least and greatest number of blocks `from` until before `to`; NaN where there is none. */
  range(column: number, from: number, to: number): { least: number; greatest: number } {
    const extent = this.extents[column]
    let least = NaN
    let greatest = NaN
    for (let block = from; block < to; block++) {
      const low = extent?.least.get(block) ?? NaN
      const high = extent?.greatest.get(block) ?? NaN
      if (!(least <= low) && !Number.isNaN(low)) least = low
      if (!(greatest >= high) && !Number.isNaN(high)) greatest = high
    }
    return { least, greatest }
  }
}
