/** The agents of one simulation: started before anything is known of the network, ended together. */
import { LocalAgent } from '../local-agent'

/** More that start at once only keep each other waiting, until the first are taken for dead. */
const MOST_AT_ONCE = 8

export class LocalAgents {
  private readonly starting: Promise<LocalAgent>[] = []
  private isStopped = false

  /** Starts an agent; `ready` waits for it. */
  start(name: string, warm: number): void {
    const agent = this.startInTurn(name, warm)
    // Whoever waits for `ready` hears of a failure; until then it is nobody's.
    agent.catch(() => undefined)
    this.starting.push(agent)
  }

  private async startInTurn(name: string, warm: number): Promise<LocalAgent> {
    // One that fails ends the start of all.
    await this.starting.at(-MOST_AT_ONCE)
    if (this.isStopped) throw new Error(`${name} is not needed any more`)
    return LocalAgent.start(name, warm)
  }

  /** All agents, in the order of their start. */
  ready(): Promise<LocalAgent[]> {
    return Promise.all(this.starting)
  }

  /** Ends all of them, also those that are still starting. */
  async stop(): Promise<void> {
    this.isStopped = true
    const started = await Promise.allSettled(this.starting)
    const running = started.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
    await Promise.all(running.map((agent) => agent.stop()))
  }
}
