/** What is known of each node while the playbook runs, from the results of its tasks. */
import type { NodeOutcome, NodeOutcomes, TaskResult } from '../contract/provisioning'
import { explainFailure } from './explain-failure'

interface Progress {
  changed: number
  task: string | null
  failure: { status: 'failed' | 'unreachable'; task: string; message: string } | null
  begun: boolean
}

export class HostProgress {
  private readonly hosts: Map<string, Progress>
  private isComplete = false

  /** `hosts`: everyone who is to be provisioned, so that those nothing was heard of are named too. */
  constructor(hosts: readonly string[]) {
    this.hosts = new Map(hosts.map((host) => [host, fresh()]))
  }

  add({ host, task, result, changed, message }: TaskResult): void {
    const progress = this.hosts.get(host) ?? fresh()
    this.hosts.set(host, progress)
    progress.begun = true
    progress.task = task
    if (changed) progress.changed++
    if (result === 'failed' || result === 'unreachable') {
      progress.failure = { status: result, task, message: message ?? '' }
    }
  }

  /** The playbook came to its end on every node that did not fail. */
  complete(): void {
    this.isComplete = true
  }

  /** `lastWords`: what Ansible said when it ended before its playbook did; `cancelled`: because it was told to. */
  outcomes(cancelled: boolean, lastWords: string): NodeOutcomes {
    return Object.fromEntries(
      [...this.hosts].map(([host, progress]) => [host, this.outcome(progress, cancelled, lastWords)]),
    )
  }

  private outcome(
    { changed, task, failure, begun }: Progress,
    cancelled: boolean,
    lastWords: string,
  ): NodeOutcome {
    if (failure !== null) {
      const { status, message } = failure
      return { status, changed, task: failure.task, ...explainFailure(message) }
    }
    if (this.isComplete && begun) return { status: 'done', changed, task: null, reason: null, hint: null }
    if (cancelled) {
      const reason = 'Cancelled before it was done'
      return { status: 'cancelled', changed, task, reason, hint: 'Run it again: it goes on where it was.' }
    }
    return { status: 'failed', changed, task, ...explainFailure(lastWords || 'Ansible ended without a word') }
  }
}

function fresh(): Progress {
  return { changed: 0, task: null, failure: null, begun: false }
}
