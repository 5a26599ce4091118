/** Connects to a node's agent and greets it; one of another version or build is replaced where that is allowed. */
import type { RunOnAgent } from '../../../agent/protocol/holding'
import { RpcError } from '../../../agent/protocol/rpc-error'
import { AppError } from '../../errors'
import { AgentLink } from '../agent-link'
import { clientInfo } from '../client-info'
import { buildDifference } from './agent-build'
import type { AgentFindings } from './agent-build'
import type { ReachedNode } from './node-connector'

/** What would be replaced. */
export interface Replacement {
  node: string
  /** What is wrong with its agent, a sentence without its full stop. */
  reason: string
  /** Runs that end there, in words; null where the agent cannot be asked. */
  runs: string[] | null
}

/** Whether the agent of a node may be replaced. */
export type MayUpgrade = (replacement: Replacement) => Promise<boolean>

/** Reaches the agent of one node, and puts this program's in its place. */
export interface AgentReplacer {
  connect(signal: AbortSignal): Promise<ReachedNode>
  replace(signal: AbortSignal): Promise<ReachedNode>
}

export interface GreetOptions {
  /** What this program's agent is made of. */
  build: string
  mayUpgrade: MayUpgrade
  signal: AbortSignal
  /** Whether to ask about another build that speaks the same protocol; otherwise it is used. */
  asksAboutBuild: boolean
}

export interface GreetedNode extends AgentFindings {
  node: ReachedNode
  link: AgentLink
}

/** Rejects with an AppError or RpcError that names the node. */
export async function greetNode(connector: AgentReplacer, options: GreetOptions): Promise<GreetedNode> {
  const node = await connector.connect(options.signal)
  let link: AgentLink
  try {
    link = await open(node)
  } catch (error) {
    if (!(error instanceof RpcError) || error.code !== 'protocol-version') throw error
    const { label } = node.ssh.target
    node.stream.destroy()
    if (node.facts.isService) throw otherService(label, error)
    const { message: reason } = error
    if (!(await options.mayUpgrade({ node: label, reason, runs: null }))) throw otherVersion(label, error)
    return replace(connector, options, [])
  }
  const difference = buildDifference(link.greeting, options.build)
  const asks = difference !== null && options.asksAboutBuild && !node.facts.isService
  const ending = asks ? await mayReplace(node, link, difference, options.mayUpgrade) : null
  if (ending === null) return { node, link, difference, ended: [] }
  link.close()
  return replace(connector, options, ending)
}

/** The runs that end with the agent, in words, when it may be replaced; null: it may not. Runs that begin meanwhile are asked about. */
async function mayReplace(
  { ssh }: ReachedNode,
  link: AgentLink,
  reason: string,
  mayUpgrade: MayUpgrade,
): Promise<string[] | null> {
  let asked: string | null = null
  for (;;) {
    const { runs } = await link.request('run/list', {})
    const ids = runs.map(({ run }) => run).join(' ')
    const texts = runs.map(runText)
    if (ids === asked) return texts
    asked = ids
    if (!(await mayUpgrade({ node: ssh.target.label, reason, runs: texts }))) return null
  }
}

async function replace(
  connector: AgentReplacer,
  { signal, build }: GreetOptions,
  ended: string[],
): Promise<GreetedNode> {
  const node = await connector.replace(signal)
  const link = await open(node)
  return { node, link, difference: buildDifference(link.greeting, build), ended }
}

function open({ stream, death, address }: ReachedNode): Promise<AgentLink> {
  return AgentLink.open(stream, clientInfo('fission run'), death, address)
}

function runText({ network, run, holder }: RunOnAgent): string {
  const whose = holder ? `held by ${holder.name} of ${holder.user} on ${holder.host}` : 'left to its nodes'
  return `${network} (run ${run}, ${whose})`
}

/** Only its administrator may replace it. */
function otherService(label: string, { message }: RpcError): AppError {
  return new AppError(
    'version-mismatch',
    `The agent service of node ${label} has another version: ${message}`,
    'Renew it with: fission provision renew',
  )
}

function otherVersion(label: string, { message }: RpcError): AppError {
  return new AppError(
    'version-mismatch',
    `Node ${label} runs an agent of another version: ${message}`,
    'Replace it with --upgrade; what it still runs ends.',
  )
}
