/** Whether a host can become a node, found out over SSH without changing anything. */
import type { Finding, HostCheck } from '../contract/provisioning'
import { AppError } from '../errors'
import type { SshConnection } from '../ssh/ssh-connection'
import type { SshNetwork } from '../ssh/ssh-network'
import type { InventoryNode } from './inventory'
import { targetOf } from './node-target'

/** Room for the agent; Node.js, where it is missing, takes most of it. */
const LEAST_FREE_MB = 150

const CLOCK_TOLERANCE_S = 60

/** `key value` a line. Sudo is tried without a password, and with the one that comes on standard input, if any does. */
const PROBE = `
[ -r /etc/os-release ] && . /etc/os-release
echo "system \${PRETTY_NAME:-unknown}"
echo "id \${ID:-unknown} \${ID_LIKE:-}"
echo "processor $(dpkg --print-architecture 2>/dev/null || uname -m)"
echo "free $(df -Pm /opt 2>/dev/null | awk 'NR==2 { print $4 }')"
echo "python $(python3 -c 'import platform; print(platform.python_version())' 2>/dev/null)"
echo "node $(node --version 2>/dev/null)"
echo "time $(date +%s)"
[ -d /run/systemd/system ] && echo "systemd yes"
if [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; then echo "sudo free"
elif sudo -S -k -p '' true 2>/dev/null; then echo "sudo password"
else echo "sudo no"; fi
echo "agent $(systemctl is-active fission-agent 2>/dev/null)"
`

/** Checks one host; never rejects: what went wrong is a finding. What is null is not known. */
export async function checkHost(
  network: SshNetwork,
  node: InventoryNode,
  { sudoPassword, keyFile }: { sudoPassword: string | null; keyFile: string | null },
  signal: AbortSignal,
): Promise<HostCheck> {
  const target = targetOf(node, keyFile)
  try {
    const ssh = await network.connect(target, signal)
    const answers = await probeHost(ssh, sudoPassword)
    const findings = [
      ...met,
      good('login', `Takes the login as ${target.user}`),
      ...judge(answers, Date.now()),
    ]
    return { node: node.name, findings, agentRuns: runsAgent(answers) }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { node: node.name, findings: notIn(error), agentRuns: null }
  }
}

/** What is behind a login that worked. */
const met = [good('reach', 'It answers'), good('host-key', 'Its host key is known')]

/** How far the login came. */
function notIn({ code, message, hint }: AppError): Finding[] {
  const steps = ['reach', 'host-key', 'login'] as const
  const failed = code === 'login-refused' ? 'login' : code === 'host-key' ? 'host-key' : 'reach'
  return [...met.slice(0, steps.indexOf(failed)), bad(failed, message, hint)]
}

/** What a host says of itself, by key. */
export async function probeHost(
  ssh: SshConnection,
  sudoPassword: string | null,
): Promise<Map<string, string>> {
  const stdin = sudoPassword === null ? '' : `${sudoPassword}\n`
  const { stdout } = await ssh.exec(['sh', '-c', PROBE], { stdin })
  const lines = stdout.split('\n').map((line) => /^(\w+) ?(.*)$/.exec(line))
  return new Map(
    lines.flatMap((found) => (found ? [[found[1] ?? '', (found[2] ?? '').trim()] as const] : [])),
  )
}

/** What the answers mean; `now` is this computer's time. */
export function judge(answers: ReadonlyMap<string, string>, now: number): Finding[] {
  return Object.values(findingsOf(answers, now))
}

/** What is found out behind a login. */
export type Probed = Exclude<Finding['check'], 'reach' | 'host-key' | 'login'>

/** The same by check. */
export function findingsOf(answers: ReadonlyMap<string, string>, now = Date.now()): Record<Probed, Finding> {
  const answer = (key: string): string => answers.get(key) ?? ''
  return {
    system: systemFinding(answer('system'), answer('id'), answers.has('systemd')),
    processor: processorFinding(answer('processor')),
    space: spaceFinding(answer('free')),
    python: pythonFinding(answer('python')),
    node: nodeFinding(answer('node')),
    clock: clockFinding(Number(answer('time')) - now / 1000),
    sudo: sudoFinding(answer('sudo')),
    agent: agentFinding(runsAgent(answers)),
  }
}

function systemFinding(system: string, id: string, hasSystemd: boolean): Finding {
  if (/\b(debian|raspbian|ubuntu)\b/.test(id) && hasSystemd) return good('system', system)
  const hint = 'Nodes run Raspberry Pi OS, Debian 12 or newer, or Ubuntu 24.04 or newer.'
  return bad('system', `${system} has no apt or no systemd`, hint)
}

function processorFinding(processor: string): Finding {
  if (['arm64', 'armhf', 'amd64'].includes(processor)) return good('processor', processor)
  const hint = 'Use a Raspberry Pi 2 or newer, or a Zero 2.'
  return bad('processor', `There is no Node.js for its processor (${processor})`, hint)
}

function spaceFinding(megabytes: string): Finding {
  const free = Number(megabytes)
  if (free >= LEAST_FREE_MB) return good('space', `${free} MB free`)
  return bad(
    'space',
    `${free} MB free, and ${LEAST_FREE_MB} are needed`,
    'df -h there shows where the space went.',
  )
}

function pythonFinding(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major === 3 && minor >= 9) return good('python', `Python ${version}`)
  return version === ''
    ? bad('python', 'It has no Python, which Ansible needs there', 'Install it: sudo apt install python3')
    : bad('python', `Python ${version} is older than 3.9`, 'Bring the system up to date.')
}

function nodeFinding(version: string): Finding {
  const major = Number(/^v(\d+)/.exec(version)?.[1] ?? 0)
  if (major >= 18) return good('node', `Node.js ${version}`)
  const text = version === '' ? 'It has no Node.js yet' : `Node.js ${version} is older than 18`
  return { check: 'node', status: 'good', text: `${text}; it will be installed`, hint: null }
}

function clockFinding(aheadS: number): Finding {
  if (Math.abs(aheadS) < CLOCK_TOLERANCE_S) return good('clock', 'Its clock is right')
  const way = aheadS > 0 ? 'ahead of' : 'behind'
  const text = `Its clock is ${Math.round(Math.abs(aheadS))} s ${way} this computer's`
  return { check: 'clock', status: 'warning', text, hint: 'The installation sets up what keeps it right.' }
}

function sudoFinding(sudo: string): Finding {
  if (sudo === 'free') return good('sudo', 'May use sudo, without a password')
  if (sudo === 'password') return good('sudo', 'May use sudo, with the password')
  return bad(
    'sudo',
    'sudo wants a password, or another one',
    'Give it: --ask-become-pass. Or, as root there: adduser USER sudo',
  )
}

function runsAgent(answers: ReadonlyMap<string, string>): boolean {
  return answers.get('agent') === 'active'
}

function agentFinding(runs: boolean): Finding {
  return good('agent', runs ? 'The agent runs' : 'No agent runs')
}

function good(check: Finding['check'], text: string): Finding {
  return { check, status: 'good', text, hint: null }
}

function bad(check: Finding['check'], text: string, hint: string): Finding {
  return { check, status: 'bad', text, hint }
}
