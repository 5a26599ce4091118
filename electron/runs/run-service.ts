/** All runs that this app has started, one of each network at a time. */
import type { NetworkRef } from '../contract/network'
import type { RunSnapshot } from '../contract/run'
import { AppError } from '../errors'
import type { Tell } from '../host/handlers'
import type { NetworkFolder } from '../project/network-folder'
import { ManagedRun } from './managed-run'
import type { OpenRun } from './opened-run'
import type { QuestionDesk } from './question-desk'

export class RunService {
  private readonly runs = new Map<string, ManagedRun>()

  constructor(
    private readonly tell: Tell,
    private readonly questions: QuestionDesk,
  ) {}

  /** Starts a simulation; its progress is told as news. */
  simulate(ref: NetworkRef, network: NetworkFolder, nodes: number): { run: string } {
    return this.start(ref, 'simulate', async () => {
      // What a simulation needs is not loaded before the first one.
      const { openSimulated } = await import('./open-simulated')
      return openSimulated(network, nodes)
    })
  }

  /** Starts the network on the nodes of its config; the user may be asked for passwords and host keys. */
  runOnNodes(ref: NetworkRef, network: NetworkFolder): { run: string } {
    return this.start(ref, 'nodes', async (context) => {
      // SSH is not loaded before it is needed.
      const { openOnNodes } = await import('./open-on-nodes')
      return openOnNodes(network, this.questions.for(context.signal), context)
    })
  }

  /** Any kind of run; the last one of the same network is forgotten. */
  start(ref: NetworkRef, mode: RunSnapshot['mode'], open: OpenRun): { run: string } {
    const last = [...this.runs.values()].find(({ network }) => isSame(network, ref))
    if (last?.isActive) {
      throw new AppError('busy', `${ref.folder} is running already`, 'Stop it, then start it again.')
    }
    if (last) this.runs.delete(last.key)
    const run = new ManagedRun(ref, mode, open, this.tell)
    this.runs.set(run.key, run)
    return { run: run.key }
  }

  list(): RunSnapshot[] {
    return [...this.runs.values()].map(({ snapshot }) => snapshot)
  }

  get isAnyActive(): boolean {
    return [...this.runs.values()].some(({ isActive }) => isActive)
  }

  /** Throws an AppError for a run that is not known any more. */
  find(key: string): ManagedRun {
    const run = this.runs.get(key)
    if (run) return run
    throw new AppError('not-found', 'This run is over and forgotten', 'Start the network again.')
  }

  /** Ends every simulation at once, and leaves every run on nodes to them. */
  async close(): Promise<void> {
    await Promise.all([...this.runs.values()].map((run) => run.close()))
  }
}

function isSame(a: NetworkRef, b: NetworkRef): boolean {
  return a.root === b.root && a.folder === b.folder
}
