/** The supervisor's state in the contract's words. */
import type { NetworkDescription } from '../../agent/core/network/description'
import type { RunState } from '../../agent/core/supervisor/types'
import type { RunJob, RunNode, RunPhase, RunSnapshot } from '../contract/run'

type Parts = Pick<RunSnapshot, 'limits' | 'jobs' | 'nodes' | 'pipes'>

/** Before anything is known of the network. */
export const emptyParts: Parts = {
  limits: { suspectAfterMs: 0, lostAfterMs: 0 },
  jobs: [],
  nodes: [],
  pipes: [],
}

/** What changes while a run goes on. */
export function partsOf(network: NetworkDescription, state: RunState): Parts {
  const types = new Map(network.pipes.map((pipe) => [pipe.id, pipe.type]))
  const { suspectAfterMs, lostAfterMs } = state.settings
  return {
    limits: { suspectAfterMs, lostAfterMs },
    jobs: network.jobs.map((job): RunJob => {
      const { status, node, epoch, crashes, reason, refusals } = state.jobs[job.id]!
      const { id, type, language, interactive, inputs, outputs } = job
      const placement = { status, node, epoch, crashes, reason, refusals: [...refusals] }
      return { id, type, language, interactive, inputs, outputs, ...placement }
    }),
    nodes: Object.values(state.nodes).map(({ id, groups, slots, status }): RunNode => {
      return { id, groups: [...groups], slots, status }
    }),
    pipes: Object.values(state.pipes).map(({ id, source, destination }) => {
      return { id, type: types.get(id) ?? '', source, destination }
    }),
  }
}

/** The supervisor's phase as the user sees it; ended only when everything has been put in order. */
export function phaseOf(state: RunState): RunPhase {
  return state.phase === 'running' ? 'running' : 'stopping'
}
