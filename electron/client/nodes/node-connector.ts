/** Reaches the agent of one node over SSH, and installs and starts it where it is missing. */
import type { ByteStream } from '../../../agent/protocol/channel'
import { NodeStore } from '../../deploy/node-store'
import type { SendProgress } from '../../deploy/node-store'
import { AppError } from '../../errors'
import type { SshConnection } from '../../ssh/ssh-connection'
import type { SshNetwork } from '../../ssh/ssh-network'
import type { AgentConnector, AgentStream } from '../connector'
import { agentPart } from './agent-part'
import { rootProblem, runtimeProblem } from './check-node'
import { NodeLogin } from './node-login'
import type { NodePlaceOptions } from './node-login'
import { askRuntime, probeNode } from './probe-node'
import type { NodeFacts } from './probe-node'
import { startAgent, stopAgent } from './start-agent'

/** What a connector needs to know. */
export interface NodeAccess {
  /** The node's name in logs and messages. */
  id: string
  place: NodePlaceOptions
  /** Folder on the node for all that is sent; null: `~/.fission`. */
  remoteRoot: string | null
  /** `kind/hash` of the parts that will be wanted there. */
  parts: readonly string[]
  onProgress?: (progress: SendProgress) => void
  /** Whether an agent is started where none runs; it is unless this says otherwise. */
  mayStart?: boolean
}

/** A node that is logged in to. */
export interface ReachedNode extends AgentStream {
  ssh: SshConnection
  facts: NodeFacts
  store: NodeStore
}

export class NodeConnector implements AgentConnector {
  private readonly login: NodeLogin

  constructor(
    network: SshNetwork,
    private readonly access: NodeAccess,
  ) {
    this.login = new NodeLogin(network, access.place)
  }

  /** Rejects with an AppError that names the node and says what to do. */
  async connect(signal: AbortSignal): Promise<ReachedNode> {
    const { remoteRoot, parts } = this.access
    const [agent, ssh] = await Promise.all([agentPart(), this.login.connect(signal)])
    const { label } = ssh.target
    const facts = await probeNode(ssh, remoteRoot, [...parts, `agent/${agent.hash}`])
    const problem = rootProblem(label, facts)
    if (problem) throw problem
    const store = new NodeStore(label, facts.root, ssh, facts.present)
    const stream =
      (facts.hasSocket ? await this.tryOpen(ssh, facts.socket) : null) ??
      (await this.start(ssh, facts, store))
    const { address, socket } = facts
    return { ssh, facts, store, stream, address, death: deathOf(stream, ssh, socket) }
  }

  /** Puts this installation's agent in the place of the one that runs, whose jobs end. */
  async replace(signal: AbortSignal): Promise<ReachedNode> {
    const ssh = await this.login.connect(signal)
    const { socket, isService } = await probeNode(ssh, this.access.remoteRoot, [])
    if (isService) throw renewService(ssh.target.label)
    await stopAgent(ssh, socket)
    return this.connect(signal)
  }

  /** Starts the agent, after sending it where this build of it is not there. */
  private async start(ssh: SshConnection, facts: NodeFacts, store: NodeStore): Promise<ByteStream> {
    const { id, onProgress, mayStart = true } = this.access
    const { label } = ssh.target
    if (!mayStart) throw noAgent(label)
    if (facts.isService) throw serviceDown(label, await lastWords(ssh))
    // An agent that was killed leaves its socket behind, for which nothing was asked; the next agent replaces it.
    const problem = runtimeProblem(label, facts.runtime ?? (await askRuntime(ssh)))
    if (problem) throw problem
    const agent = await agentPart()
    await store.put(agent, onProgress)
    const { socket, address } = facts
    await startAgent(ssh, { folder: store.folderOf(agent), socket, name: id, address })
    const stream = await this.tryOpen(ssh, socket)
    if (stream) return stream
    throw noForwarding(label)
  }

  /** Null when nobody listens; the SSH server says the same when it is told to forward nothing. */
  private async tryOpen(ssh: SshConnection, socket: string): Promise<ByteStream | null> {
    try {
      return await ssh.openSocket(socket)
    } catch (error) {
      if (isRefused(error)) return null
      throw error
    }
  }
}

/** An agent whose socket stays connected for this long lives. */
const ALIVE_AFTER_MS = 500

/**
 * An agent that ends closes its socket while the SSH connection stands. That the socket is refused afterwards proves it:
 * the run need not wait for missing heartbeats.
 */
function deathOf(stream: ByteStream, ssh: SshConnection, socket: string): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (ssh.isClosed) return
      ssh.openSocket(socket).then(
        (again) => {
          // A process that is being ended may still let a connection in, which then ends without our doing: only its half, as
          // SSH waits for ours.
          const isAlive = setTimeout(() => again.off('close', look).destroy(), ALIVE_AFTER_MS)
          again
            .once('end', () => again.destroy())
            .once('close', look)
            .once('close', () => clearTimeout(isAlive))
            .resume()
        },
        (error: unknown) => {
          if (isRefused(error)) resolve()
        },
      )
    }
    stream.once('close', look)
  })
}

function isRefused(error: unknown): boolean {
  return error instanceof Error && error.message.includes('Channel open failure')
}

function noForwarding(label: string): AppError {
  return new AppError(
    'unreachable',
    `The agent of node ${label} runs but cannot be reached over SSH`,
    'Set AllowStreamLocalForwarding yes in /etc/ssh/sshd_config there, then: sudo systemctl restart ssh',
  )
}

function noAgent(label: string): AppError {
  return new AppError(
    'not-found',
    `No agent runs on node ${label}, and so no run`,
    'Start a run with: fission run NETWORK',
  )
}

/** Why the service's agent could not start the last time; null: it could, or this user may not read the journal. */
async function lastWords(ssh: SshConnection): Promise<string | null> {
  const { stdout } = await ssh.exec([
    'journalctl',
    '-u',
    'fission-agent',
    '-n',
    '20',
    '-o',
    'cat',
    '--no-pager',
  ])
  return (
    /^error: the agent could not start: (.*)$/m.exec(stdout.split('\n').reverse().join('\n'))?.[1] ?? null
  )
}

/** systemd starts it again by itself; until then the node is like one that is off. */
function serviceDown(label: string, reason: string | null): AppError {
  return new AppError(
    'unreachable',
    `The agent service of node ${label} does not run${reason === null ? '' : `: ${reason}`}`,
    'Start it there: sudo systemctl start fission-agent. Why it ended says: journalctl -u fission-agent',
  )
}

function renewService(label: string): AppError {
  return new AppError(
    'version-mismatch',
    `The agent of node ${label} is a service, which only its administrator may replace`,
    'Renew it with: fission provision renew',
  )
}
