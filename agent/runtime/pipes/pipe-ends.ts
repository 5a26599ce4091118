/** Finds the inlet at which a pipe of a run ends on this node, and lets outlets wait for it to appear. */
import type { Inlet, InletInput } from './inlet'

export interface PipeEnd {
  inlet: Inlet
  input: InletInput
  /** Epoch of the job that reads. */
  epoch: number
}

export class PipeEnds {
  private readonly ends = new Map<number, PipeEnd>()
  private readonly waiting = new Map<number, Set<() => void>>()

  get(pipe: number): PipeEnd | undefined {
    return this.ends.get(pipe)
  }

  set(pipe: number, end: PipeEnd): void {
    this.ends.set(pipe, end)
    for (const wake of [...(this.waiting.get(pipe) ?? [])]) wake()
  }

  /** Forgets the end unless another inlet has taken its place. */
  delete(pipe: number, inlet: Inlet): void {
    if (this.ends.get(pipe)?.inlet === inlet) this.ends.delete(pipe)
  }

  /** Calls `wake` whenever an end of this pipe appears, until the returned function is called. */
  wait(pipe: number, wake: () => void): () => void {
    const set = this.waiting.get(pipe) ?? new Set()
    this.waiting.set(pipe, set)
    set.add(wake)
    return () => set.delete(wake)
  }
}
