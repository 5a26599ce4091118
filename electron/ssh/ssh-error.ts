/** Why a host cannot be reached or logged in to, in the user's words. */
import { AppError } from '../errors'
import type { NewHost } from './questions'
import type { HostKeyVerdict } from './known-hosts'
import type { SshTarget } from './ssh-target'

/** A connection that could not be made or broke while it was being made. */
export function connectError(target: SshTarget, error: unknown): AppError {
  if (error instanceof AppError) return error
  const { label, port } = target
  const {
    code = '',
    message = String(error),
    level,
  } = error as {
    code?: string
    message?: string
    level?: string
  }
  const fail = (words: string, hint: string): AppError =>
    new AppError('unreachable', words, hint, { cause: error })
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return fail(`Node ${label}: there is no host of this name`, 'Check the name, or use the address.')
    case 'ECONNREFUSED':
      return fail(
        `Node ${label} refuses connections on port ${port}`,
        'Switch SSH on there: sudo systemctl enable --now ssh. Or set its Port in ~/.ssh/config.',
      )
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'EHOSTDOWN':
      return fail(
        `Node ${label} cannot be reached: no route`,
        'Check its power, its cable or Wi-Fi, and the address.',
      )
    case 'ETIMEDOUT':
      return noAnswer(target, error)
  }
  if (level === 'client-timeout' || level === 'client-socket')
    return fail(`The connection to node ${label} broke: ${message}`, 'Check its network, then try again.')
  return fail(`SSH to node ${label} failed: ${message}`, `Try: ssh ${target.user}@${target.host} -p ${port}`)
}

/** Silence: no power, no network, or a firewall that drops. */
export function noAnswer({ label, port }: SshTarget, cause?: unknown): AppError {
  return new AppError(
    'unreachable',
    `Node ${label} does not answer on port ${port}`,
    'Check its power, its cable or Wi-Fi, and that no firewall drops SSH.',
    { cause },
  )
}

/** Everything that was tried was refused. */
export function loginRefused({ label, user, host }: SshTarget, tried: readonly string[]): AppError {
  const what =
    tried.length > 0
      ? `it took none of: ${[...new Set(tried)].join(', ')}`
      : 'there is no key and no password'
  return new AppError(
    'login-refused',
    `Node ${label} does not let ${user} in: ${what}`,
    `Copy your key there with ssh-copy-id ${user}@${host}, give the right password, or set another user in the network’s config.`,
  )
}

/** The host proved to be another one than before. */
export function badHostKey(
  { label, knownAs, port }: SshTarget,
  { keyType, fingerprint }: NewHost,
  verdict: Extract<HostKeyVerdict, { type: 'changed' | 'revoked' }>,
): AppError {
  const where = `${verdict.file}:${verdict.line}`
  if (verdict.type === 'revoked') {
    return new AppError(
      'host-key',
      `Node ${label} shows a key that is marked as revoked (${keyType} ${fingerprint}, ${where})`,
      'Give the host new keys, or remove the line if it was marked by mistake.',
    )
  }
  const name = port === 22 ? knownAs : `[${knownAs}]:${port}`
  return new AppError(
    'host-key',
    `The host key of node ${label} has changed: it shows ${keyType} ${fingerprint}, not the one of ${where}`,
    `If you set this node up anew, forget the old key with: ssh-keygen -R ${name}. If not, somebody may be in between.`,
  )
}

/** A host that was taken for one that had been somewhere else. */
export function anotherHost({ host, label, knownAs }: SshTarget, { fingerprint }: NewHost): AppError {
  return new AppError(
    'host-key',
    `The host at ${host} is not node ${label}: its key ${fingerprint} is not known as ${knownAs}`,
    'Give the node’s address in the network’s config.',
  )
}

/** The user, or nobody, said yes to a new host. */
export function hostNotTrusted({ label }: SshTarget, { keyType, fingerprint }: NewHost): AppError {
  return new AppError(
    'host-key',
    `Node ${label} was never seen before and is not trusted (${keyType} ${fingerprint})`,
    'Compare the fingerprint with ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub on the node, then say yes.',
  )
}
