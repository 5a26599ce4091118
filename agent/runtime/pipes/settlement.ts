/**
 * What the writers of a job's reliable inputs need not keep any more: rounds that the job has finished (or, where it saves
 * its state, that are in a state that is kept) and all of whose outputs on reliable pipes are acknowledged in turn. So a
 * block is kept, from source to sink, as long as anything made of it could still be lost.
 */
import { comparePositions, earlierOf, type Position } from '../../core/rounds/position'
import type { StateKeeper } from '../run/state-keeper'
import type { Inlet } from './inlet'
import type { Outlet } from './outlet'
import { ReliableOutlet } from './reliable-outlet'

export class Settlement {
  private readonly outlets: ReliableOutlet[]

  constructor(
    private readonly inlet: Inlet,
    outlets: Iterable<Outlet>,
    private readonly keeper: StateKeeper | null,
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

  /** The job has finished rounds or saved its state, its state is kept, or outputs were acknowledged. */
  update(): void {
    this.keeper?.advance((round) => this.hasSettled(round))
    const round = this.keeper === null ? this.inlet.finished : this.keeper.keptRound
    if (this.inlet.isReliable && round !== null) {
      this.inlet.acknowledge(this.settled.reduce(earlierOf, round))
    }
    if (this.isSettled) this.onSettled()
  }

  /** All that was written up to this round is acknowledged. */
  private hasSettled(round: Position): boolean {
    return this.settled.every((position) => comparePositions(round, position) <= 0)
  }

  private get settled(): Position[] {
    return this.outlets.flatMap(({ settled }) => settled ?? [])
  }
}
