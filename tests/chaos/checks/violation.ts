/** A promise that was not kept. */
export interface Violation {
  /** The promise in a few words. */
  rule: string
  /** What was seen instead, with the rows or processes concerned. */
  what: string
  atMs: number
}

/** Hears of every violation. */
export type Report = (rule: string, what: string) => void
