/** The agents of one simulation: started before anything is known of the network, ended together. */
import { LocalAgent } from '../local-agent'

export class LocalAgents {
  private readonly starting: Promise<LocalAgent>[] = []

  /** Starts an agent; `ready` waits for it. */
  start(name: string, warm: number): void {
    const agent = LocalAgent.start(name, warm)
    // Whoever waits for `ready` hears of a failure; until then it is nobody's.
    agent.catch(() => undefined)
    this.starting.push(agent)
  }

  /** All agents, in the order of their start. */
  ready(): Promise<LocalAgent[]> {
    return Promise.all(this.starting)
  }

  /** Ends all of them, also those that are still starting. */
  async stop(): Promise<void> {
    const started = await Promise.allSettled(this.starting)
    const running = started.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
    await Promise.all(running.map((agent) => agent.stop()))
  }
}
