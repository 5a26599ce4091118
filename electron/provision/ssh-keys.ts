/** The key to log in with: found or made here, brought to nodes, and proven before passwords are turned off. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { homedir, hostname, userInfo } from 'node:os'
import path from 'node:path'
import { utils } from 'ssh2'
import type { KeyOutcome } from '../contract/provisioning'
import { AppError, fileError } from '../errors'
import type { SshConnection } from '../ssh/ssh-connection'
import { SshNetwork } from '../ssh/ssh-network'
import type { SshTarget } from '../ssh/ssh-target'
import type { InventoryNode } from './inventory'
import { targetOf } from './node-target'

/** A key pair's files, and the line that goes to nodes. */
export interface SshKey {
  file: string
  publicLine: string
  isNew: boolean
}

/** Adds the key that comes on standard input, as ssh-copy-id does; says which of both it was. */
const ADD_KEY = `
umask 077
key=$(cat) && mkdir -p ~/.ssh && touch ~/.ssh/authorized_keys || exit
grep -qxF -- "$key" ~/.ssh/authorized_keys && echo there && exit
[ -z "$(tail -c 1 ~/.ssh/authorized_keys)" ] || echo >>~/.ssh/authorized_keys || exit
printf '%s\\n' "$key" >>~/.ssh/authorized_keys && echo added
`

/** The first file of settings wins; one that sshd does not take is removed again, so that nobody is locked out. */
const PASSWORDS_OFF = `
file=/etc/ssh/sshd_config.d/00-fission.conf
printf 'PasswordAuthentication no\\nKbdInteractiveAuthentication no\\n' >$file &&
/usr/sbin/sshd -t && /usr/sbin/sshd -T | grep -qx 'passwordauthentication no' && systemctl reload ssh || { rm -f $file; exit 1; }
`

/** The chosen key, else the usual ed25519 one, which is made if there is none. */
export function ensureKey(chosen: string | null, home = homedir()): SshKey {
  const file = chosen ?? path.join(home, '.ssh', 'id_ed25519')
  try {
    if (existsSync(`${file}.pub`)) {
      return { file, publicLine: readFileSync(`${file}.pub`, 'utf8').trim(), isNew: false }
    }
    if (existsSync(file) || chosen !== null) throw noPublicKey(file)
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
    const comment = `${userInfo().username}@${hostname()}`
    const pair = utils.generateKeyPairSync('ed25519', { comment })
    writeFileSync(file, pair.private, { mode: 0o600, flag: 'wx' })
    writeFileSync(`${file}.pub`, `${pair.public}\n`, { mode: 0o644 })
    return { file, publicLine: pair.public, isNew: true }
  } catch (error) {
    throw fileError(`Making a key at ${file}`, error)
  }
}

/** What is to be done on each node. */
export interface KeyRequest {
  key: SshKey
  turnPasswordsOff: boolean
  /** For turning passwords off; null: sudo asks for none. */
  sudoPassword: string | null
}

/** Brings the key to one node; never rejects for what is the node's fault. */
export async function bringKey(
  network: SshNetwork,
  node: InventoryNode,
  { key, turnPasswordsOff, sudoPassword }: KeyRequest,
  signal: AbortSignal,
): Promise<KeyOutcome> {
  const target = targetOf(node)
  try {
    const ssh = await network.connect(target, signal)
    const { stdout, stderr } = await ssh.exec(['sh', '-c', ADD_KEY], { stdin: key.publicLine })
    const status = /^(added|there)$/m.exec(stdout)?.[1] as 'added' | 'there' | undefined
    if (status === undefined) throw notAdded(target.label, stderr)
    await provenLogin({ ...target, keyFiles: [key.file], agent: null }, signal)
    if (turnPasswordsOff) await passwordsOff(ssh, sudoPassword)
    return { node: node.name, status, passwordsOff: turnPasswordsOff, reason: null, hint: null }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { node: node.name, status: 'failed', passwordsOff: false, reason: error.message, hint: error.hint }
  }
}

/** Logs in by the key alone; a key with a passphrase is proven by the ssh-agent's owner, not here. */
async function provenLogin(target: SshTarget, signal: AbortSignal): Promise<void> {
  const nobody = { trustHost: async () => false, password: async () => null, passphrase: async () => null }
  const network = new SshNetwork(nobody)
  try {
    await network.connect(target, signal)
  } finally {
    await network.close()
  }
}

async function passwordsOff(ssh: SshConnection, sudoPassword: string | null): Promise<void> {
  const stdin = sudoPassword === null ? '' : `${sudoPassword}\n`
  const sudo = ssh.target.user === 'root' ? [] : ['sudo', '-S', '-p', '']
  const { code, stderr } = await ssh.exec([...sudo, 'sh', '-c', PASSWORDS_OFF], { stdin })
  if (code === 0) return
  throw new AppError(
    'no-permission',
    `Node ${ssh.target.label} still takes passwords: ${stderr.trim().split('\n').at(-1) || 'its SSH server refused the setting'}`,
    'The key works all the same. Turning passwords off needs sudo: --ask-become-pass.',
  )
}

function notAdded(label: string, stderr: string): AppError {
  return new AppError(
    'no-permission',
    `The key could not be brought to node ${label}: ${stderr.trim() || 'it gave no reason'}`,
    'See that the user’s home folder there can be written.',
  )
}

function noPublicKey(file: string): AppError {
  return new AppError(
    'not-found',
    `There is no public key ${file}.pub`,
    `Choose another key, or make it from the private one: ssh-keygen -y -f ${file} > ${file}.pub`,
  )
}
