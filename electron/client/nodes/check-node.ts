/** Whether a node can do its work, judged by what it says of itself. */
import { AppError } from '../../errors'
import type { AgentFindings } from './agent-build'
import type { NodeFacts, NodeRuntime } from './probe-node'

/** The oldest Node.js that the agent runs on, Debian 12's. */
const OLDEST_NODE = 18

/** A clock that is off by more is told of: it makes logs and console times misleading. */
const CLOCK_TOLERANCE_MS = 60_000

/** Why the user's files cannot be kept there; null: they can. */
export function rootProblem(label: string, { canWrite, root }: NodeFacts): AppError | null {
  if (canWrite) return null
  return new AppError(
    'no-permission',
    `Node ${label}: its user may not write to ${root}`,
    'Choose another remote root in the network’s config, or give the folder to this user.',
  )
}

/** Why no agent can be started there; null: it can. */
export function runtimeProblem(label: string, { nodeVersion, machine }: NodeRuntime): AppError | null {
  const major = Number(/^v(\d+)\./.exec(nodeVersion ?? '')?.[1] ?? 0)
  if (major >= OLDEST_NODE) return null
  if (machine === 'armv6l') {
    return new AppError(
      'unfit-node',
      `Node ${label} is an ARMv6 board (Raspberry Pi 1 or Zero), for which there is no Node.js ${OLDEST_NODE}`,
      'Use a Raspberry Pi 2 or newer, or a Zero 2.',
    )
  }
  const has = nodeVersion === null ? 'has no Node.js' : `has Node.js ${nodeVersion || 'that does not run'}`
  return new AppError(
    'unfit-node',
    `Node ${label} ${has}; its agent needs ${OLDEST_NODE} or newer`,
    'Install it there: sudo apt install nodejs. It must be found without a login, as by: ssh NODE node --version',
  )
}

/** What is to be said of a node that can be used all the same. */
export function nodeWarnings(
  label: string,
  facts: NodeFacts,
  { difference, ended }: AgentFindings,
): string[] {
  const warnings = [
    clockWarning(label, facts),
    buildWarning(label, facts, difference),
    endedWarning(label, ended),
  ]
  return warnings.filter((text) => text !== null)
}

/** It answers at another address than the config's. */
export function movedText(node: string, address: string, found: string): string {
  return `Node ${node} is not at ${address} but at ${found}, as its host key proves. Write that into the network’s config`
}

function clockWarning(label: string, { clockAheadMs }: NodeFacts): string | null {
  const off = Math.abs(clockAheadMs)
  if (off < CLOCK_TOLERANCE_MS) return null
  const way = clockAheadMs > 0 ? 'ahead of' : 'behind'
  const fix = 'its logs will mislead. Set it: sudo timedatectl set-ntp true'
  return `The clock of node ${label} is ${duration(off)} ${way} this computer’s; ${fix}`
}

/** Another build that speaks the same protocol. */
function buildWarning(label: string, { isService }: NodeFacts, difference: string | null): string | null {
  if (difference === null) return null
  const way = isService
    ? 'Renew its service with: fission provision renew'
    : 'Replace it with: fission nodes install NETWORK --upgrade'
  return `Node ${label}: ${difference}. ${way}`
}

/** What ended with an agent that was replaced. */
function endedWarning(label: string, ended: readonly string[]): string | null {
  if (ended.length === 0) return null
  return `The agent of node ${label} was replaced, and with it ended there: ${ended.join('; ')}`
}

function duration(ms: number): string {
  const units = [
    ['day', 'days', 86_400_000],
    ['hour', 'hours', 3_600_000],
    ['minute', 'minutes', 60_000],
  ] as const
  const [one, many, size] = units.find(([, , unit]) => ms >= unit) ?? units[2]
  const count = Math.round(ms / size)
  return `${count} ${count === 1 ? one : many}`
}
