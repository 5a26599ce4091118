/** The outlet of an ordinary pipe: what was sent is gone; it holds blocks only while the destination is being placed. */
import type { FrameRun } from '../frames/frame-run'
import { HOLD_BYTES } from '../limits'
import { Outlet, type Receiver } from './outlet'

export class HoldingOutlet extends Outlet {
  private held: FrameRun[] = []
  heldBytes = 0

  protected take(run: FrameRun): boolean {
    const { receiver } = this
    if (receiver !== null) return receiver.accept(run)
    this.held.push(run)
    this.heldBytes += run.body.bytes
    return this.heldBytes < HOLD_BYTES
  }

  protected flush(receiver: Receiver): boolean {
    const { held } = this
    this.held = []
    this.heldBytes = 0
    let room = true
    for (const run of held) room = receiver.accept(run)
    return room
  }

  protected forget(): number {
    const blocks = this.held.reduce((sum, run) => sum + run.count, 0)
    this.held = []
    this.heldBytes = 0
    return blocks
  }
}
