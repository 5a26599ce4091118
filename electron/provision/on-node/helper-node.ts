/** The node that runs the playbooks where this computer has no Ansible: the first one that lets us in. */
import { AppError } from '../../errors'
import type { SshConnection } from '../../ssh/ssh-connection'
import { groupUser } from '../group-user'
import { targetOf } from '../node-target'
import type { Secrets } from '../playbook-process'
import type { ProvisionRequest } from '../provision-request'

/** A connection to it, and the password for sudo there; null: none was given. */
export interface HelperNode {
  ssh: SshConnection
  sudoPassword: string | null
}

/** Rejects with the AppError of the last node where none lets us in. */
export async function openHelper(
  { nodes, inventory, keyFile, secrets }: ProvisionRequest,
  signal: AbortSignal,
): Promise<HelperNode> {
  const [{ connectSsh }, { lendKeys }] = await Promise.all([
    import('../../ssh/connect'),
    import('../../ssh/lent-keys'),
  ])
  const shared = groupUser(inventory)
  let refused: unknown = new AppError('usage', 'No node was named', 'Name one that can run Ansible.')
  for (const node of nodes) {
    const target = targetOf({ ...node, user: node.user ?? shared }, keyFile)
    const { password, becomePassword } = secretsOf(node.name, secrets)
    const lent = lendKeys(target, keyFile)
    const questions = {
      // As Ansible's ssh does it: the first key of a host is kept.
      trustHost: async () => true,
      password: async ({ attempt }: { attempt: number }) => (attempt === 1 ? (password ?? null) : null),
      passphrase: async () => null,
    }
    try {
      const ssh = await connectSsh(lent ? { ...target, lends: lent } : target, questions, signal)
      return { ssh, sudoPassword: becomePassword ?? password ?? null }
    } catch (error) {
      if (!(error instanceof AppError) || signal.aborted) throw error
      refused = error
    }
  }
  throw refused
}

function secretsOf(name: string, { hosts = {}, ...shared }: Secrets): Omit<Secrets, 'hosts'> {
  return { ...shared, ...hosts[name] }
}
