/** The rows of a table that are on the screen or near it, fetched page by page and forgotten again. */
import { shallowReactive } from 'vue'

const ROWS_PER_PAGE = 200
const PAGES_KEPT = 40

interface Page {
  rows: readonly string[][]
  /** It was fetched when the table had so many rows, and was not full then. */
  isOpen: boolean
}

/** Reads rows from a number on. */
export type ReadRows = (from: number, count: number) => Promise<readonly string[][]>

export class TablePages {
  private readonly pages = shallowReactive(new Map<number, Page>())
  private readonly fetching = new Set<number>()
  private version = 0

  constructor(
    private readonly read: ReadRows,
    private readonly onError: (error: unknown) => void,
  ) {}

  /** Another table: nothing that is known counts any more. */
  clear(): void {
    this.version++
    this.pages.clear()
    this.fetching.clear()
  }

  /** A row, or undefined while it is on its way. */
  row(index: number): readonly string[] | undefined {
    return this.pages.get(Math.floor(index / ROWS_PER_PAGE))?.rows[index % ROWS_PER_PAGE]
  }

  /** Fetches what is missing of the rows `from` until before `to`, of a table with so many rows. */
  need(from: number, to: number, rows: number): void {
    for (let page = Math.floor(from / ROWS_PER_PAGE); page * ROWS_PER_PAGE < Math.min(to, rows); page++) {
      const known = this.pages.get(page)
      const there = Math.min(ROWS_PER_PAGE, rows - page * ROWS_PER_PAGE)
      if (known && (!known.isOpen || known.rows.length >= there)) continue
      if (!this.fetching.has(page)) void this.fetch(page)
    }
  }

  private async fetch(page: number): Promise<void> {
    const { version } = this
    this.fetching.add(page)
    try {
      const rows = await this.read(page * ROWS_PER_PAGE, ROWS_PER_PAGE)
      if (version !== this.version) return
      this.pages.delete(page)
      this.pages.set(page, { rows, isOpen: rows.length < ROWS_PER_PAGE })
      const [oldest] = this.pages.keys()
      if (this.pages.size > PAGES_KEPT && oldest !== undefined) this.pages.delete(oldest)
    } catch (error) {
      if (version === this.version) this.onError(error)
    } finally {
      if (version === this.version) this.fetching.delete(page)
    }
  }
}
