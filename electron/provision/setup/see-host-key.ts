/** Which key a host shows, found out without logging in: a person compares it before any password goes there. */
import type { HostKeySeen } from '../../contract/provision'
import { AppError } from '../../errors'
import type { NewHost } from '../../ssh/questions'
import type { InventoryNode } from '../inventory'
import { targetOf } from '../node-target'
import type { SshTarget } from '../../ssh/ssh-target'

/** Never rejects for what is the host's fault. */
export async function seeHostKey(node: InventoryNode, signal: AbortSignal): Promise<HostKeySeen> {
  return { ...(await seeKeyOf(targetOf(node), signal)), node: node.name }
}

/** The same for a host by its target. */
export async function seeKeyOf(at: SshTarget, signal: AbortSignal): Promise<HostKeySeen> {
  const { connectSsh } = await import('../../ssh/connect')
  const seen: { host: NewHost | null } = { host: null }
  const questions = {
    trustHost: async (host: NewHost) => {
      seen.host = host
      return false
    },
    password: async () => null,
    passphrase: async () => null,
  }
  const target = { ...at, keyFiles: [], agent: null }
  const nothing = { node: at.label, keyType: null, fingerprint: null, hint: null }
  try {
    const ssh = await connectSsh(target, questions, signal)
    ssh.close()
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const { code, message: text, hint } = error
    if (seen.host !== null) return newKey(at.label, seen.host)
    if (code === 'host-key') return { ...nothing, state: 'changed', text, hint }
    if (code !== 'login-refused') return { ...nothing, state: 'silent', text, hint }
  }
  return { ...nothing, state: 'known', text: 'Its host key is the one that is known' }
}

function newKey(node: string, { keyType, fingerprint }: NewHost): HostKeySeen {
  return { node, state: 'new', keyType, fingerprint, text: `${keyType} ${fingerprint}`, hint: null }
}
