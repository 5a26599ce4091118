/** The status of a run, from the client that holds it or from its agents. */
import { statusOf } from '../client/channel/run-status'
import type { RunStatus } from '../client/channel/run-status'
import { watchAgents } from '../client/handover/watch-agents'
import type { Reach } from '../client/handover/reach'
import { findRecord } from './find-record'
import type { LoginAnswers } from './login-options'
import { agentsOf, channelOf, holderText } from './run-here'
import { withReach } from './with-reach'

const NAME = 'fission nodes'

/** A node that tells no figures is not waited for longer. */
const FIGURES_MS = 1000

export function statusHere(reference: string | null, answers: LoginAnswers): Promise<RunStatus> {
  return withReach(answers, (reach) => statusBy(reach, reference))
}

async function statusBy(reach: Reach, reference: string | null): Promise<RunStatus> {
  const record = await findRecord(reference, reach, NAME)
  const channel = await channelOf(record)
  if (channel !== null) {
    try {
      return await channel.ask('status', {})
    } finally {
      channel.close()
    }
  }
  const agents = await agentsOf(record, reach, NAME)
  const { links, found, saved } = agents
  try {
    const { figures, figured, jobs } = await watchAgents(
      links,
      found.run,
      { type: 'now' },
      Infinity,
      () => undefined,
    )
    await Promise.race([figured, new Promise((resolve) => setTimeout(resolve, FIGURES_MS))])
    const { run, network, leftAt, holder } = found
    const status = statusOf({ run, network, holder: holderText(holder), leftAt, state: saved.state, figures })
    return {
      ...status,
      jobs: status.jobs.map((job) => {
        const found = jobs
          .get(job.node ?? '')
          ?.find(({ job: id, epoch }) => id === job.id && epoch === job.epoch)
        return found === undefined ? job : { ...job, status: found.state.type }
      }),
      nodes: status.nodes.map((node) => (links.has(node.id) ? node : { ...node, status: 'unreachable' })),
    }
  } finally {
    agents.close()
  }
}
