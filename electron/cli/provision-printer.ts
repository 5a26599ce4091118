/** Shows provisioning on a terminal: what changed and what failed, and on the last line where it is. */
import type { NodeOutcome, NodeOutcomes, ProvisionEvent, TaskResult } from '../contract/provisioning'
import type { Output, Style } from './terminal'
import { Terminal } from './terminal'

/** A line of text; null: no colour. */
interface Line {
  text: string
  style: Style | null
}

export class ProvisionPrinter {
  private readonly terminal: Terminal
  private task: string | null = null
  private tasks = 0
  private begun = 0
  private hasStatus = false

  /** `verbose`: every task of every node, and what Ansible says itself. */
  constructor(
    private readonly output: Output,
    private readonly verbose: boolean,
  ) {
    this.terminal = new Terminal(output, () => undefined)
  }

  show(event: ProvisionEvent): void {
    switch (event.type) {
      case 'started':
        return this.print([{ text: `Ansible ${event.ansible} on ${event.hosts.join(', ')}`, style: 'dim' }])
      case 'preparing':
        return this.print([{ text: event.text, style: 'dim' }])
      case 'plan':
        this.tasks = event.tasks
        return
      case 'task':
        this.task = event.task
        this.begun++
        if (this.verbose) this.printTask()
        return this.printStatus(`${Math.min(this.begun, this.tasks)}/${this.tasks} ${event.task}`)
      case 'result':
        return this.printResult(event)
      case 'log':
        return this.verbose ? this.print([{ text: `   ${event.text}`, style: 'dim' }]) : undefined
      case 'ended':
        return this.print(outcomeLines(event.nodes))
    }
  }

  private printResult({ host, result, changed, message }: TaskResult): void {
    const isBad = result === 'failed' || result === 'unreachable'
    if (!this.verbose && !changed && !isBad) return
    this.printTask()
    const text = `   ${host}: ${changed && result === 'ok' ? 'changed' : result}`
    const style = isBad ? 'red' : changed ? 'yellow' : null
    this.print([{ text: isBad ? `${text}: ${message ?? ''}` : text, style }])
  }

  /** Once, before the first of its results that is shown. */
  private printTask(): void {
    if (this.task !== null) this.print([{ text: `-- ${this.task}`, style: 'dim' }])
    this.task = null
  }

  private print(lines: Line[]): void {
    if (this.hasStatus) this.output.write('\r\u001B[K')
    this.hasStatus = false
    this.terminal.lines(
      lines.map(({ text, style }) => (style === null ? text : this.terminal.style(text, style))),
    )
  }

  /** A line that the next one replaces, for people. */
  private printStatus(text: string): void {
    if (this.output.isTTY !== true || this.verbose) return
    this.output.write(`\r\u001B[K${text.slice(0, 78)}`)
    this.hasStatus = true
  }
}

/** One line a node, and what to do about those that failed. */
function outcomeLines(nodes: NodeOutcomes): Line[] {
  const width = Math.max(0, ...Object.keys(nodes).map((name) => name.length))
  return Object.entries(nodes).flatMap(([name, outcome]) => outcomeOf(outcome, name.padEnd(width)))
}

function outcomeOf({ status, changed, reason, hint, task }: NodeOutcome, label: string): Line[] {
  if (status === 'done') {
    const what = changed === 0 ? 'nothing had to be changed' : `${changed} changed`
    return [{ text: `${label}  done, ${what}`, style: 'green' }]
  }
  const where = task === null ? '' : ` (${task})`
  const lines: Line[] = [{ text: `${label}  ${status}: ${reason ?? ''}${where}`, style: 'red' }]
  return hint === null
    ? lines
    : [...lines, { text: `${' '.repeat(label.length)}  hint: ${hint}`, style: null }]
}
