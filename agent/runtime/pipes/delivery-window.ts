/** How much a job process has been handed and not finished: bounded in bytes, so that a crash loses little. */
import { beginning, type Position } from '../../core/rounds/position'
import { PROCESS_WINDOW_BYTES, PROCESS_WINDOW_DELIVERIES } from '../limits'

export class DeliveryWindow {
  private deliveries: { rounds: number; bytes: number; generation: number; last: number }[] = []
  private bytes = 0
  rounds = 0
  /** The last round that was finished. */
  finished: Position = beginning

  /** Another delivery may go out. */
  get isOpen(): boolean {
    return this.bytes < PROCESS_WINDOW_BYTES || this.deliveries.length < PROCESS_WINDOW_DELIVERIES
  }

  /** So many rounds were handed over, up to round `last`. */
  add(rounds: number, bytes: number, generation: number, last: number): void {
    this.deliveries.push({ rounds, bytes, generation, last })
    this.rounds += rounds
    this.bytes += bytes
  }

  /** Rounds were finished, oldest first. */
  done(rounds: number): void {
    this.rounds = Math.max(0, this.rounds - rounds)
    let left = rounds
    while (left > 0 && this.deliveries.length > 0) {
      const oldest = this.deliveries[0]!
      const { generation, last } = oldest
      if (oldest.rounds > left) {
        oldest.rounds -= left
        this.finished = { generation, round: last - oldest.rounds }
        return
      }
      this.finished = { generation, round: last }
      left -= oldest.rounds
      this.bytes -= oldest.bytes
      this.deliveries.shift()
    }
  }

  clear(): void {
    this.deliveries = []
    this.bytes = 0
    this.rounds = 0
  }
}
