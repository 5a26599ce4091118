/** Opens a network on its nodes: reads it, and meanwhile loads what is needed to begin it on them. */
import type { Problem } from '../../../agent/core/network/problem'
import type { validateNetwork } from '../../../agent/core/network/validate'
import { inspectNetwork } from '../../project/inspect'
import type { NetworkFolder } from '../../project/network-folder'
import { SshNetwork } from '../../ssh/ssh-network'
import type { NodesRunOptions } from './nodes-run-options'
import type { NodesRun } from './nodes-run'
import type { reachNodes } from './reach-nodes'
import { openRunFolder } from './run-folder'

/** A run on nodes, or every problem that keeps the network from starting. */
export type NodesRunStart =
  { ok: true; nodesRun: NodesRun; warnings: Problem[] } | { ok: false; problems: Problem[] }

/** The caller begins the run and closes it. Rejects with an AppError when no node at all can be used. */
export async function openNodesRun(network: NetworkFolder, options: NodesRunOptions): Promise<NodesRunStart> {
  const folder = openRunFolder(network)
  const ssh = new SshNetwork(options.questions)
  try {
    const [inspection, { reachNodes, validateNetwork }] = await Promise.all([
      inspectNetwork(network, folder.bundle),
      loadTheRest(ssh),
    ])
    const problems = inspection.ok
      ? [...inspection.bundle.warnings, ...validateNetwork(inspection.network, 'run')]
      : inspection.problems
    if (inspection.ok && !problems.some(({ severity }) => severity === 'error')) {
      const nodesRun = await reachNodes(network, inspection, { folder, ssh, options })
      return { ok: true, nodesRun, warnings: problems }
    }
    folder.release()
    return { ok: false, problems }
  } catch (error) {
    folder.release()
    await ssh.close()
    throw error
  }
}

interface Rest {
  reachNodes: typeof reachNodes
  validateNetwork: typeof validateNetwork
}

/** All that is needed afterwards, loaded while a process of its own reads the config. */
async function loadTheRest(ssh: SshNetwork): Promise<Rest> {
  const [{ reachNodes }, { validateNetwork }, { agentBuild, agentPart }] = await Promise.all([
    import('./reach-nodes'),
    import('../../../agent/core/network/validate'),
    import('./agent-part'),
    ssh.load(),
  ])
  await Promise.all([agentPart(), agentBuild()])
  return { reachNodes, validateNetwork }
}
