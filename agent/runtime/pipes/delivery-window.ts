/** How much a job process has been handed and not finished: bounded in bytes, so that a crash loses little. */
import { PROCESS_WINDOW_BYTES, PROCESS_WINDOW_DELIVERIES } from '../limits'

export class DeliveryWindow {
  private deliveries: { rounds: number; bytes: number }[] = []
  private bytes = 0
  rounds = 0

  /** Another delivery may go out. */
  get isOpen(): boolean {
    return this.bytes < PROCESS_WINDOW_BYTES || this.deliveries.length < PROCESS_WINDOW_DELIVERIES
  }

  add(rounds: number, bytes: number): void {
    this.deliveries.push({ rounds, bytes })
    this.rounds += rounds
    this.bytes += bytes
  }

  /** Rounds were finished, oldest first. */
  done(rounds: number): void {
    this.rounds = Math.max(0, this.rounds - rounds)
    let left = rounds
    while (left > 0 && this.deliveries.length > 0) {
      const oldest = this.deliveries[0]!
      if (oldest.rounds > left) {
        oldest.rounds -= left
        return
      }
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
