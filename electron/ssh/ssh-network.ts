/** All SSH connections of this program: one for each host, used by everything that concerns it. */
import { AskOnce } from './questions'
import type { SshQuestions } from './questions'
import type { SshConnection } from './ssh-connection'
import type { SshTarget } from './ssh-target'

export class SshNetwork {
  private readonly connections = new Map<string, Promise<SshConnection>>()
  private readonly questions: AskOnce

  constructor(questions: SshQuestions) {
    this.questions = new AskOnce(questions)
  }

  /** The standing connection to the host, or a new one. Rejects with an AppError that names the node. */
  async connect(target: SshTarget, signal: AbortSignal): Promise<SshConnection> {
    const key = keyOf(target)
    const standing = this.connections.get(key)
    if (standing) return standing
    const connecting = this.make(target, signal)
    this.connections.set(key, connecting)
    const forget = (): void => {
      if (this.connections.get(key) === connecting) this.connections.delete(key)
    }
    try {
      const connection = await connecting
      connection.onClose(forget)
      return connection
    } catch (error) {
      forget()
      throw error
    }
  }

  /** Whether the user is being asked something. */
  get isAsking(): boolean {
    return this.questions.isAsking
  }

  /** Asks the user something else about nodes, in turn with what logins ask. */
  inTurn<T>(ask: () => Promise<T>): Promise<T> {
    return this.questions.inTurn(ask)
  }

  /** Ends all of them. */
  async close(): Promise<void> {
    const settled = await Promise.allSettled(this.connections.values())
    for (const result of settled) if (result.status === 'fulfilled') result.value.close()
  }

  /** Loads what the first connection needs, for those who know that there will be one. */
  async load(): Promise<void> {
    await import('./connect')
  }

  /** Jump hosts are connections like others, shared by all nodes behind them. */
  private async make(target: SshTarget, signal: AbortSignal): Promise<SshConnection> {
    // With the first connection, as ssh2 is a tenth of what the app reads at its start.
    const { connectSsh } = await import('./connect')
    const last = target.jumps.at(-1)
    if (!last) return connectSsh(target, this.questions, signal)
    const jump = await this.connect({ ...last, jumps: target.jumps.slice(0, -1) }, signal)
    const way = await jump.openTcp(target.host, target.port)
    return connectSsh(target, this.questions, signal, way)
  }
}

/** A host that is looked for at the address of another one must prove itself. */
function keyOf({ user, host, port, knownAs, jumps }: SshTarget): string {
  const way = [...jumps, { user, host, port }].map((hop) => `${hop.user}@${hop.host}:${hop.port}`)
  return [...way, knownAs].join(' ')
}
