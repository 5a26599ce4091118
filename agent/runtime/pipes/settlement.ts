/**
 * What the writers of a job's reliable inputs need not keep any more: rounds that the job has finished and all of whose
 * outputs on reliable pipes are acknowledged in turn. So a block is kept, from source to sink, as long as anything made
 * of it could still be lost.
 */
import { earlierOf } from '../../core/rounds/position'
import type { Inlet } from './inlet'
import type { Outlet } from './outlet'
import { ReliableOutlet } from './reliable-outlet'

export class Settlement {
  private readonly outlets: ReliableOutlet[]

  constructor(
    private readonly inlet: Inlet,
    outlets: Iterable<Outlet>,
    private readonly onSettled: () => void,
  ) {
    this.outlets = [...outlets].filter((outlet) => outlet instanceof ReliableOutlet)
    for (const outlet of this.outlets) outlet.onProgress = () => this.update()
    inlet.whenBegun((position) => this.outlets.forEach((outlet) => outlet.begin(position)))
  }

  /** Everything that was written on reliable pipes is acknowledged. */
  get isSettled(): boolean {
    return this.outlets.every((outlet) => outlet.isSettled)
  }

  /** The job has finished rounds, or outputs were acknowledged. */
  update(): void {
    if (this.inlet.isReliable) {
      let position = this.inlet.finished
      for (const { settled } of this.outlets) if (settled !== null) position = earlierOf(position, settled)
      this.inlet.acknowledge(position)
    }
    if (this.isSettled) this.onSettled()
  }
}
