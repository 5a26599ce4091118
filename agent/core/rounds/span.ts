/** A span: consecutive blocks of one pipe in one generation, their bytes carried along unread. */
export interface Span<B> {
  generation: number
  /** Round number of the first block, as its sender counts. */
  first: number
  count: number
  body: B
}

/** What the rounds need to know of the bytes that they do not read. */
export interface BodyOps<B> {
  bytes(body: B): number
  /** The first `count` blocks and the rest; `count` is less than all. */
  split(body: B, count: number): [B, B]
}

/** Consecutive blocks for one input of the job; a null body stands for blocks that are missing. */
export interface Part<B> {
  first: number
  count: number
  body: B | null
}
