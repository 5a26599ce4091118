/** This computer as a node of a run: its agent lives as long as the run, and is started again when it dies. */
import { LOCAL_GROUP } from '../../../agent/core/network/description'
import type { NetworkDescription } from '../../../agent/core/network/description'
import { backoffMs } from '../../ssh/backoff'
import { LocalAgent } from '../local-agent'
import type { Run } from '../run'
import type { RunNode } from '../run-types'
import { needsLocal } from '../simulation/simulation-nodes'
import { addressTowards } from './local-address'
import { nodeAbsent } from './node-events'
import type { NodesEvent } from './node-events'
import type { RunFolder } from './run-folder'

/** What the agent of this computer works with. */
export interface LocalSetting {
  network: NetworkDescription
  folder: RunFolder
  python: string | undefined
  /** Address of any node of the run; null: there is none. */
  towards: string | null
  onEvent: (event: NodesEvent) => void
}

export class LocalMember {
  private run: Run | null = null
  private retry: NodeJS.Timeout | null = null
  private readonly stopped = new AbortController()

  private constructor(
    private readonly setting: LocalSetting,
    private agent: LocalAgent,
  ) {}

  /** Starts it when a job needs it; else null. */
  static async start(setting: LocalSetting): Promise<LocalMember | null> {
    return needsLocal(setting.network) ? new LocalMember(setting, await startAgent(setting)) : null
  }

  /** As the run knows it. */
  get node(): RunNode {
    const { network, folder, python } = this.setting
    const { nodes, jobs, settings } = network
    const aliases = nodes
      .filter(({ groups }) => groups.includes(LOCAL_GROUP))
      .flatMap(({ name, address }) => [name, address])
    return {
      id: LOCAL_GROUP,
      aliases: aliases.filter((alias) => alias !== ''),
      groups: [LOCAL_GROUP],
      slots: jobs.length,
      link: this.agent.link,
      reach: null,
      bundle: folder.bundle,
      directory: folder.path,
      python,
      log: { file: `${folder.path}/${settings.logFile}`, level: settings.logLevel },
      sendFiles: null,
    }
  }

  /** Where other agents send data to it. */
  get dataAddress(): LocalAgent['link']['greeting']['dataAddress'] {
    return this.agent.link.greeting.dataAddress
  }

  /** From now on an agent that dies is replaced; its jobs wait meanwhile, as no other node may have them. */
  keep(run: Run): void {
    this.run = run
    this.watch()
    run.onEvent((event) => {
      // Silent for too long, as when this computer slept or was too busy, and heard again.
      if (event.type !== 'metrics' || event.node !== LOCAL_GROUP) return
      if (run.state.nodes[LOCAL_GROUP]?.status === 'lost') run.readmit(LOCAL_GROUP).catch(() => undefined)
    })
  }

  /** Ends the agent, and with it the local jobs. */
  async stop(): Promise<void> {
    this.stopped.abort()
    if (this.retry) clearTimeout(this.retry)
    await this.agent.stop()
  }

  private watch(): void {
    let isDown = false
    this.agent.link.onDown(() => {
      // Told again when the death of the process is known only later.
      if (!isDown) void this.restart(1)
      isDown = true
    })
  }

  private hasStopped(): boolean {
    return this.stopped.signal.aborted
  }

  private async restart(attempt: number): Promise<void> {
    if (this.hasStopped()) return
    try {
      await this.agent.stop()
      this.agent = await startAgent(this.setting)
      // It may have been stopped while the next one started.
      if (this.hasStopped()) {
        await this.agent.stop()
        return
      }
      await this.run?.rejoin(LOCAL_GROUP, this.agent.link)
      // Hears also of an end that has already come.
      this.watch()
    } catch (error) {
      const message = `The agent of this computer cannot be started again: ${(error as Error).message}`
      this.setting.onEvent(nodeAbsent(LOCAL_GROUP, { message, hint: '' }))
      this.retry = setTimeout(() => void this.restart(attempt + 1), backoffMs(attempt))
    }
  }
}

/** At the address by which the nodes reach this computer. */
async function startAgent({ network, towards }: LocalSetting): Promise<LocalAgent> {
  const { clientIp } = network.settings
  const own = clientIp ?? (towards === null ? null : await addressTowards(towards))
  return LocalAgent.start(LOCAL_GROUP, 1, own ?? undefined)
}
