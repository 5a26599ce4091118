/** Runs that a client has ended: a node that was cut off meanwhile still has them, and is to learn of it. */

/** More than anybody begins while a node is away. */
const KEPT = 200

export class EndedRuns {
  private readonly ended = new Set<string>()

  add(run: string): void {
    this.ended.add(run)
    for (const oldest of this.ended) {
      if (this.ended.size <= KEPT) return
      this.ended.delete(oldest)
    }
  }

  /** It was only begun anew. */
  remove(run: string): void {
    this.ended.delete(run)
  }

  get all(): string[] {
    return [...this.ended]
  }
}
