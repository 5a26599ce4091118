/** Collects from one node: all that there is, or nothing. */
import { createWriteStream, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { probeNode } from '../client/nodes/probe-node'
import { AppError, fileError } from '../errors'
import type { SshNetwork } from '../ssh/ssh-network'
import type { SshTarget } from '../ssh/ssh-target'
import type { CollectionFolder } from './collection-folder'
import { NodeFiles } from './node-files'
import type { RunOnNode } from './node-files'
import { receiveFiles } from './receive-files'

/** The agent's own log in the node's folder. */
const AGENT_LOG = 'agent.log'

/** How far one node is; more may come than was there at first, since jobs go on writing. */
export interface CollectProgress {
  node: string
  receivedBytes: number
  bytes: number
}

/** What became of one node. `run`: whose files they are; null: the node has none of the last run. */
export type CollectedNode =
  | {
      node: string
      ok: true
      run: string | null
      folder: string
      files: number
      bytes: number
      warning: Trouble | null
    }
  | ({ node: string; ok: false } & Trouble)

interface Trouble {
  message: string
  hint: string
}

interface Context {
  node: string
  target: SshTarget
  remoteRoot: string | null
  ssh: SshNetwork
  folder: CollectionFolder
  signal: AbortSignal
  onProgress: (progress: CollectProgress) => void
}

export class NodeCollector {
  private files: NodeFiles | null = null

  constructor(private readonly context: Context) {}

  get node(): string {
    return this.context.node
  }

  /** Logs in, and looks which runs the node has. */
  async survey(network: string): Promise<RunOnNode[]> {
    const { ssh, target, signal, remoteRoot } = this.context
    const connection = await ssh.connect(target, signal)
    this.files = new NodeFiles(connection, await probeNode(connection, remoteRoot, []))
    return this.files.runs(network)
  }

  /** Never rejects: what went wrong is the node's outcome. */
  async collect(run: string | null): Promise<CollectedNode> {
    const { node, folder, signal } = this.context
    let incoming = ''
    try {
      incoming = folder.incoming()
      const received = await this.receive(run, incoming)
      folder.exchange(incoming, node)
      return { node, ok: true, run, folder: folder.folderOf(node), ...received }
    } catch (error) {
      if (incoming !== '') rmSync(incoming, { recursive: true, force: true })
      return failed(node, error, signal)
    }
  }

  private async receive(
    run: string | null,
    incoming: string,
  ): Promise<{ files: number; bytes: number; warning: Trouble | null }> {
    const { files } = this
    if (files === null) throw new Error('A node is collected from only after it was looked at')
    const received = run === null ? { files: 0, bytes: 0 } : await this.receiveRun(files, run, incoming)
    const log = path.join(incoming, AGENT_LOG)
    const { stdout, ended } = await files.agentLog()
    await writing(log, pipeline(stdout, createWriteStream(log)))
    const problem = files.agentLogProblem((await ended).stderr)
    const { size } = statSync(log)
    if (size === 0) rmSync(log)
    return {
      files: received.files + (size === 0 ? 0 : 1),
      bytes: received.bytes + size,
      warning: problem && { message: problem.message, hint: problem.hint },
    }
  }

  private async receiveRun(
    files: NodeFiles,
    run: string,
    incoming: string,
  ): Promise<{ files: number; bytes: number }> {
    const { node, onProgress, target } = this.context
    const progress = { node, receivedBytes: 0, bytes: await files.bytesOf(run) }
    const { stdout, ended } = await files.pack(run)
    const received = await receiveFiles(stdout, incoming, (bytes) => {
      progress.receivedBytes += bytes
      onProgress({ ...progress })
    })
    const { code, stderr } = await ended
    if (code === 0) return received
    const words = stderr.trim().split('\n').at(-1) ?? `exit code ${String(code)}`
    throw new AppError(
      'file-system',
      `Node ${target.label} could not read the files of ${run}: ${words}`,
      'Look at the disk of the node, then try again.',
    )
  }
}

/** A node's failure as its outcome. */
export function failed(node: string, error: unknown, signal: AbortSignal): CollectedNode {
  if (signal.aborted)
    return {
      node,
      ok: false,
      message: `Node ${node}: cancelled; what was collected before is as it was`,
      hint: '',
    }
  const known = error instanceof AppError ? error : null
  return {
    node,
    ok: false,
    message: known?.message ?? `Node ${node}: ${String(error)}`,
    hint: known?.hint ?? '',
  }
}

/** Tells failures of the local disk as such. */
async function writing(file: string, written: Promise<void>): Promise<void> {
  try {
    await written
  } catch (error) {
    throw fileError(`Writing ${file}`, error)
  }
}
