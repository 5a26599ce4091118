/** An agent on this computer that lives no longer than the client. */
import type { AgentLink } from './agent-link'
import { AgentProcess } from './agent-process'
import { clientInfo } from './client-info'
import { loadLater } from './load-later'

/** One agent process and the link to it. */
export class LocalAgent {
  private constructor(
    private readonly process: AgentProcess,
    readonly link: AgentLink,
  ) {}

  /** Starts the agent; `warm` job processes wait in it for their jobs, other agents reach it at `address`. */
  static async start(name: string, warm: number, address?: string): Promise<LocalAgent> {
    const loading = loadLater(() => import('./agent-link'))
    const [protocol, process] = await Promise.all([loading, AgentProcess.start(name, warm, address)])
    try {
      const link = await protocol.AgentLink.open(process.stream, clientInfo('simulation'), process.exited)
      return new LocalAgent(process, link)
    } catch (error) {
      process.kill()
      throw error
    }
  }

  get pid(): number | undefined {
    return this.process.pid
  }

  /** Ends the agent as its node's failure would: nothing is said and nothing is put in order. */
  kill(): void {
    this.process.kill()
  }

  /** Ends the agent in order. */
  async stop(): Promise<void> {
    const stopped = this.process.stop()
    this.link.close()
    await stopped
  }
}
