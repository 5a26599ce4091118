/** Ansible on a node: found there, or installed from its packages. */
import { AppError } from '../../errors'
import { OLDEST_ANSIBLE, isAtLeast } from '../ansible-program'
import type { HelperNode } from './helper-node'

const INSTALL = `
export DEBIAN_FRONTEND=noninteractive
wait='-o DPkg::Lock::Timeout=120'
apt-get -q $wait update || true
apt-get -q -y $wait install --no-install-recommends ansible-core sshpass
`

/** Resolves with its version; `onInstall` is told before something is installed. */
export async function ensureAnsible(helper: HelperNode, onInstall: () => void): Promise<string> {
  const there = await versionOn(helper)
  if (there !== null) return there
  onInstall()
  const why = await install(helper)
  const version = await versionOn(helper)
  if (version !== null) return version
  throw new AppError(
    'not-found',
    `This computer has no Ansible, and none could be installed on ${helper.ssh.target.label}: ${why}`,
    'Give that node internet, or install it here: sudo apt install ansible-core sshpass (macOS: brew install ansible sshpass).',
  )
}

/** Null: it has none, none that is new enough, or cannot log in by password. */
async function versionOn({ ssh }: HelperNode): Promise<string | null> {
  const asked = await ssh.exec(['sh', '-c', 'command -v sshpass >/dev/null && ansible-playbook --version'])
  const version = /(\d+\.\d+\.\d+)/.exec(asked.stdout)?.[1]
  return version !== undefined && isAtLeast(version, OLDEST_ANSIBLE) ? version : null
}

/** Gives the last words of what failed. */
async function install({ ssh, sudoPassword }: HelperNode): Promise<string> {
  const sudo = ssh.target.user === 'root' ? [] : ['sudo', '-S', '-p', '']
  const stdin = sudoPassword === null ? '' : `${sudoPassword}\n`
  const { stderr } = await ssh.exec([...sudo, 'sh', '-c', INSTALL], { stdin })
  const words = stderr.split('\n').filter((line) => line.trim() !== '')
  return words.at(-1) ?? 'its packages have none that is new enough'
}
