/**
 * Ends Ansible as Ctrl+C does. Python loses an interrupt that comes just while it forks a worker, about one of forty at
 * random moments, and the playbook would go on to its end: so it is repeated.
 */

const AGAIN_MS = 500

/** Ansible ends its workers when it is interrupted; what is left after this time is ended without them. */
const GRACE_MS = 5000

export class Interruption {
  private again: NodeJS.Timeout | null = null
  private late: NodeJS.Timeout | null = null
  private isOver = false

  constructor(
    private readonly interrupt: () => void,
    private readonly giveUp: () => void,
  ) {}

  /** Interrupts it until `stop`; harmless when repeated. */
  start(): void {
    if (this.again !== null || this.isOver) return
    this.interrupt()
    this.again = setInterval(this.interrupt, AGAIN_MS)
    this.late = setTimeout(() => {
      this.stop()
      this.giveUp()
    }, GRACE_MS)
  }

  /** It has ended: its number may soon be another's, so nothing is sent any more. */
  stop(): void {
    this.isOver = true
    if (this.again !== null) clearInterval(this.again)
    if (this.late !== null) clearTimeout(this.late)
  }
}
