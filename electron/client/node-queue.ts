/** Carries out one node's instructions in their order; different nodes do not wait for each other. */
export class NodeQueue {
  private tail: Promise<void> = Promise.resolve()

  /** Runs the task after all before it; a failure is told and does not stop the next. */
  push(task: () => Promise<unknown>, onError: (error: unknown) => void): void {
    this.tail = this.tail.then(task).then(() => undefined, onError)
  }

  /** Resolves when everything pushed so far is done. */
  idle(): Promise<void> {
    return this.tail
  }
}
