import { PROTOCOL_VERSION } from '../../../agent/protocol/common'
import { AGENT_VERSION } from '../../../agent/runtime/version'
import { AgentLink } from '../../client/agent-link'
import { clientInfo } from '../../client/client-info'
import { buildDifference } from '../../client/nodes/agent-build'
import { agentBuild } from '../../client/nodes/agent-part'
import { probeNode } from '../../client/nodes/probe-node'
import { bad, good, warning } from '../check'
import type { Check } from '../check'
import { connectionOf } from './context'
import type { NodeContext } from './context'

/** Whether the agent answers, and speaks as this program does. */
export const agentVersion: Check<NodeContext> = {
  id: 'agent-version',
  title: 'Agent and its version',
  needs: ['login'],
  run: async (context) => {
    const ssh = connectionOf(context)
    const { socket, hasSocket, isService } = await probeNode(ssh, null, [])
    const start = 'Start it: fission provision start; a run starts one by itself where no service does.'
    if (!hasSocket) return warning(`No agent listens at ${socket}`, start)
    try {
      const link = await AgentLink.open(await ssh.openSocket(socket), clientInfo('fission doctor'))
      context.greeting = link.greeting
      link.close()
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      return bad(`The agent at ${socket} cannot be spoken to: ${why}`, 'Renew it: fission provision renew')
    }
    const difference = buildDifference(context.greeting, await agentBuild())
    if (difference === null)
      return good(`The agent answers, in version ${AGENT_VERSION}, of this program’s build`)
    const renew = isService ? 'fission provision renew' : 'fission nodes install NETWORK --upgrade'
    return warning(`${difference}; both speak protocol ${PROTOCOL_VERSION}`, `Renew it: ${renew}`)
  },
}
