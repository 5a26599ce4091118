/** The world as the executors of one run reach it. */
import { deliveries } from '../../agent/core/network/delivery'
import type { JobId } from '../../agent/core/network/description'
import type { RunState, SupervisorEvent } from '../../agent/core/supervisor/types'
import type { JobSave } from '../../agent/protocol/common'
import type { Effects } from './executors'
import type { RunNodes } from './run-nodes'
import type { RunEvent, RunOptions } from './run-types'

/** The run's own part of it. */
export interface RunCore {
  state(): RunState
  savedState(job: JobId): JobSave | undefined
  feed(event: SupervisorEvent): void
  emit(event: RunEvent): void
  end(failed: boolean): void
}

/** Joins the network's descriptions, the nodes and the run. */
export function makeEffects({ network, askPreference }: RunOptions, nodes: RunNodes, core: RunCore): Effects {
  const jobs = new Map(network.jobs.map((job) => [job.id, job]))
  const pipes = new Map(network.pipes.map((pipe) => [pipe.id, pipe]))
  const delivery = deliveries(network)
  return {
    run: nodes.run,
    state: () => core.state(),
    job: (id) => known(jobs.get(id), 'job', id),
    pipe: (id) => known(pipes.get(id), 'pipe', id),
    delivery: (id) => known(delivery.get(id), 'pipe', id),
    savedState: (id) => core.savedState(id),
    node: (id) => nodes.node(id),
    request: (node, method, params, failure) => nodes.request(node, method, params, failure),
    perform: (node, task, failure) => nodes.perform(node, task, failure),
    reopen: (node) => nodes.reopen(node),
    askPreference: (job, epoch, candidates) => {
      const answer = (node: string | null): void =>
        core.feed({ type: 'preference-answered', job, epoch, node })
      askPreference(job, candidates, core.state()).then(answer, (error: unknown) => {
        const reason = error instanceof Error ? error.message : String(error)
        core.emit({ type: 'trouble', job, message: `preference() failed, the score decides: ${reason}` })
        answer(null)
      })
    },
    report: (notice) => core.emit({ type: 'notice', notice }),
    end: (failed) => core.end(failed),
  }
}

function known<T>(value: T | undefined, kind: string, id: number): T {
  if (value === undefined) throw new Error(`Network has no ${kind} ${id}`)
  return value
}
