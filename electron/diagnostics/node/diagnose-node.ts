/** Why a node cannot be reached, or does not do its work: every check, in the order in which one builds on another. */
import type { Diagnosis } from '../../contract/diagnostics'
import type { SignIn } from '../../contract/provision'
import type { InventoryNode } from '../../provision/inventory'
import { targetOf } from '../../provision/node-target'
import type { SshQuestions } from '../../ssh/questions'
import { SshNetwork } from '../../ssh/ssh-network'
import { runChecks } from '../run-checks'
import { agentService } from './agent-service'
import { agentVersion } from './agent-version'
import { dataPort } from './data-port'
import { hostKey } from './host-key'
import { login } from './login'
import { name } from './name'
import { nodeJs } from './node-js'
import { port } from './port'
import { clock, processor, python, space, sudo, system } from './system'

const checks = [
  ...[name, port, hostKey, login],
  ...[system, processor, space, python, nodeJs, clock, sudo],
  ...[agentService, agentVersion, dataPort],
]

/** Resolves with all findings. `others`: nodes from which its data port is tried. */
export async function diagnoseNode(
  { node, others, signIn }: { node: InventoryNode; others: readonly InventoryNode[]; signIn: SignIn },
  answers: SshQuestions,
  onDiagnosis: (diagnosis: Diagnosis) => void,
  signal: AbortSignal,
): Promise<Diagnosis[]> {
  const network = new SshNetwork(answers)
  const target = targetOf({ ...node, user: signIn.user ?? node.user }, signIn.keyFile)
  const context = { target, signIn, network, others, signal, ssh: null, facts: new Map(), greeting: null }
  try {
    return await runChecks(checks, context, onDiagnosis, signal)
  } finally {
    await network.close()
  }
}
