/** The parts on one node: which are there, and how others get there whole or not at all. */
import { randomBytes } from 'node:crypto'
import type { Readable } from 'node:stream'
import { AppError } from '../errors'
import type { SshConnection } from '../ssh/ssh-connection'
import { packEntries } from './pack'
import type { Part } from './part'
import { RECEIVE } from './receive-script'

/** Left free beside what is sent. */
const SPARE_BYTES = 16 * 1024 * 1024

/** How far the sending of one part is. */
export interface SendProgress {
  node: string
  part: string
  sentBytes: number
  bytes: number
}

/** Answers of the receiving script, `receive-script.ts`. */
const failures: Record<
  number,
  (node: string, root: string) => { code: 'no-permission' | 'disk-full'; message: string; hint: string }
> = {
  3: (node, root) => ({
    code: 'no-permission',
    message: `Node ${node}: its user may not write to ${root}`,
    hint: 'Choose another remote root in the network’s config, or give the folder to this user.',
  }),
  4: (node, root) => ({
    code: 'disk-full',
    message: `Node ${node} has too little space left at ${root}`,
    hint: 'Free some space there (df -h shows it), or choose another remote root.',
  }),
}

export class NodeStore {
  private readonly present: Set<string>

  /** `root`: absolute folder on the node; `present`: hashes that were found there. */
  constructor(
    private readonly node: string,
    readonly root: string,
    private readonly ssh: SshConnection,
    present: Iterable<string>,
  ) {
    this.present = new Set(present)
  }

  /** Where a part is, or will be. */
  folderOf({ kind, hash }: Pick<Part, 'kind' | 'hash'>): string {
    return `${this.root}/${kind}/${hash}`
  }

  /** Sends what is not there. A transfer that breaks leaves nothing behind that could be taken for the part. */
  async put(part: Part, onProgress: (progress: SendProgress) => void = () => undefined): Promise<void> {
    if (this.present.has(part.hash)) return
    const { node } = this
    const progress = { node, part: part.label, sentBytes: 0, bytes: part.bytes }
    const stdin = packEntries(part.entries, (bytes) => {
      progress.sentBytes += bytes
      onProgress({ ...progress })
    })
    await this.take(part, stdin, Math.ceil((part.bytes * 1.02 + part.entries.length * 4096) / 1024))
  }

  /** Takes a part in from a tar stream, in the same way. */
  async take(part: Pick<Part, 'kind' | 'hash' | 'label'>, stdin: Readable, kilobytes: number): Promise<void> {
    const needed = kilobytes + SPARE_BYTES / 1024
    const { root } = this
    const incoming = `${part.hash}.${randomBytes(4).toString('hex')}`
    const argv = ['sh', '-c', RECEIVE, 'receive', root, part.kind, part.hash, incoming, String(needed)]
    const { code, stderr } = await this.ssh.exec(argv, { stdin })
    if (code !== 0) throw this.failure(code, part, stderr)
    this.present.add(part.hash)
  }

  private failure(code: number | null, part: Pick<Part, 'label'>, stderr: string): AppError {
    const known = failures[/No space left|Disk quota/.test(stderr) ? 4 : (code ?? -1)]?.(this.node, this.root)
    if (known) return new AppError(known.code, known.message, known.hint)
    const words = stderr.trim().split('\n').at(-1) ?? ''
    return new AppError(
      'file-system',
      `Node ${this.node} could not take ${part.label}: ${words || `exit code ${String(code)}`}`,
      'Look at the disk of the node, then try again.',
    )
  }
}
