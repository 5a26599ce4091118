/** Watches a run through its agents, beside the client that holds it or while none does. */
import type { JobReality, OutputFrom } from '../../../agent/protocol/holding'
import type { AgentLink } from '../agent-link'
import { RunFigures } from '../run-figures'
import type { RunEvent } from '../run-types'
import { readDocument, SavedState } from './run-record'

export interface Watch {
  /** What the agents that answer run, by node. */
  jobs: Map<string, JobReality[]>
  figures: RunFigures
  /** Resolves when every agent that answers has told its figures once. */
  figured: Promise<unknown>
}

/** Tells output, notices and the end of the run; `after` is the counter of the last notice that is known. */
export async function watchAgents(
  links: ReadonlyMap<string, AgentLink>,
  run: string,
  output: OutputFrom,
  after: number,
  tell: (event: RunEvent) => void,
): Promise<Watch> {
  const figures = new RunFigures()
  let told = after
  const open = new Set(links.keys())
  const close = (node: string): void => {
    if (open.delete(node) && open.size === 0) tell({ type: 'ended', summary: { failed: false, jobs: [] } })
  }
  const beats = [...links].map(
    ([node, link]) =>
      new Promise<void>((resolve) => {
        link.onDown(() => resolve())
        link.attach({
          heartbeat: (heartbeat) => {
            figures.add(node, heartbeat, performance.now())
            resolve()
          },
          output: (message) => {
            if (message.run === run) tell({ type: 'output', node, ...message })
          },
          'run/saved': (message) => {
            if (message.run !== run) return
            for (const { counter, notice } of readDocument(SavedState, message.state).notices) {
              if (counter <= told) continue
              told = counter
              tell({ type: 'notice', notice })
            }
          },
          'run/closed': (message) => {
            if (message.run === run) close(node)
          },
        })
        link.onDown(() => close(node))
      }),
  )
  const jobs = new Map<string, JobReality[]>()
  await Promise.all(
    [...links].map(async ([node, link]) => {
      const attached = await link.request('run/attach', { run, as: { type: 'watcher' }, output })
      jobs.set(node, attached.jobs)
    }),
  )
  return { jobs, figures, figured: Promise.all(beats) }
}
