/** Takes up a run that was left behind: the same run, with what was missed, held by this app from now on. */
import { clientInfo } from '../client/client-info'
import { NodeConnector } from '../client/nodes/node-connector'
import type { LocalRecord } from '../client/handover/local-records'
import type { NodeRecord } from '../client/handover/run-record'
import { connectorOf } from '../client/handover/connector-of'
import { takeUpRun } from '../client/handover/take-up'
import type { AgentConnector } from '../client/connector'
import { SshNetwork } from '../ssh/ssh-network'
import { resolveTarget } from '../ssh/ssh-target'
import { CLIENT_NAME, holdRun } from './open-on-nodes'
import type { OpenContext, Opening } from './opened-run'
import type { Asking } from './question-desk'

/** `takeOver`: another client that holds it lets go. */
export async function openLeftRun(
  record: LocalRecord,
  takeOver: boolean,
  { questions }: Asking,
  { onNodes }: OpenContext,
): Promise<Opening> {
  const ssh = new SshNetwork(questions)
  const reach = (node: NodeRecord): AgentConnector | null => overSsh(ssh, node) ?? connectorOf(node)
  try {
    const connectors = record.nodes.flatMap((node) => {
      const connector = reach(node)
      return connector === null ? [] : [[node.id, connector] as const]
    })
    const taken = await takeUpRun({
      client: clientInfo(CLIENT_NAME),
      connectors: new Map(connectors),
      connectorOf: reach,
      reference: record.run,
      takeOver,
      // The code of its preference() may have changed since the run began: the score decides.
      askPreference: () => Promise.resolve(null),
      sendFiles: () => null,
    })
    const { run, failures, release } = taken
    for (const [node, { message }] of failures) onNodes({ type: 'node-absent', node, message, hint: '' })
    const held = await holdRun(run)
    return {
      ok: true,
      opened: {
        network: taken.record.network,
        run,
        begunAt: taken.record.startedAt,
        killNode: null,
        failure: () => null,
        endNow: () => run.endNow(),
        leave: async () => {
          await run.leave()
          held.leave()
        },
        close: async (isOver) => {
          held.close(isOver)
          release()
          await run.leave()
          await ssh.close()
        },
      },
    }
  } catch (error) {
    await ssh.close()
    throw error
  }
}

/** Null for a node that is not reached by SSH. */
function overSsh(ssh: SshNetwork, { id, reach }: NodeRecord): AgentConnector | null {
  if (reach?.type !== 'ssh') return null
  const { address, user, remoteRoot } = reach
  const target = resolveTarget({ name: id, address, user })
  return new NodeConnector(ssh, { name: id, target, remoteRoot, parts: [] })
}
