/** Everything that a setup has said, kept within bounds, for windows that want to read it. */
import type { ProvisionEvent } from '../../contract/provisioning'
import type { Sink } from '../../host/handlers'

const MOST_LINES = 20_000

/** Lines that are sent at once. */
const BATCH_LINES = 500

export class SetupLog {
  private readonly lines: string[] = []
  private dropped = 0
  private isEnded = false
  private readonly waiting = new Set<() => void>()

  add(...lines: string[]): void {
    this.lines.push(...lines)
    const over = this.lines.length - MOST_LINES
    if (over > 0) {
      this.lines.splice(0, over)
      this.dropped += over
    }
    this.wake()
  }

  end(): void {
    this.isEnded = true
    this.wake()
  }

  /** Sends all lines, and those to come, until the window has enough or the setup is over. */
  async follow(sink: Sink<{ lines: string[] }>): Promise<void> {
    let next = this.dropped
    sink.onClose(() => this.wake())
    while (sink.isOpen) {
      const from = Math.max(0, next - this.dropped)
      const lines = this.lines.slice(from, from + BATCH_LINES)
      next = this.dropped + from + lines.length
      if (lines.length > 0) await sink.send({ lines })
      else if (this.isEnded) return
      else await new Promise<void>((resolve) => this.waiting.add(resolve))
    }
  }

  private wake(): void {
    const waiting = [...this.waiting]
    this.waiting.clear()
    for (const resolve of waiting) resolve()
  }
}

/** An event as lines of the log. */
export function logLines(event: ProvisionEvent): string[] {
  switch (event.type) {
    case 'started':
      return [`Ansible ${event.ansible} on ${event.hosts.join(', ')}`]
    case 'preparing':
      return [event.text]
    case 'task':
      return ['', `-- ${event.task}`]
    case 'result': {
      const what = event.changed && event.result === 'ok' ? 'changed' : event.result
      const took = event.durationMs >= 100 ? `  ${(event.durationMs / 1000).toFixed(1)} s` : ''
      const said = (event.message ?? '').split('\n').filter((line) => line.trim() !== '')
      return [`   ${event.host}: ${what}${took}`, ...said.map((line) => `      ${line}`)]
    }
    case 'log':
      return [`   ${event.text}`]
    case 'plan':
    case 'ended':
      return []
  }
}
