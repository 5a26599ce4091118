/** All runs that this app has started, one of each network at a time. */
import path from 'node:path'
import type { NetworkRef } from '../contract/network'
import type { LeftRun, RunSnapshot } from '../contract/run'
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

  /** Runs on nodes in a project that this app does not hold. */
  async listLeft(root: string): Promise<LeftRun[]> {
    const { findLeftRuns } = await import('./left-runs')
    const ours = new Set([...this.runs.values()].map(({ agentRun }) => agentRun))
    return findLeftRuns(root, (run) => ours.has(run))
  }

  /** Goes on with a run that was left, or that another client holds. */
  async takeUp(root: string, id: string, takeOver: boolean): Promise<{ run: string }> {
    const { leftRecord } = await import('./left-runs')
    const record = leftRecord(root, id)
    const folder = path.relative(root, record.folder).split(path.sep).join('/')
    return this.start({ root, folder }, 'nodes', async (context) => {
      const { openLeftRun } = await import('./open-left-run')
      return openLeftRun(record, takeOver, this.questions.for(context.signal), context)
    })
  }

  async stopLeft(root: string, id: string): Promise<void> {
    const { leftRecord } = await import('./left-runs')
    const { stopLeftRun } = await import('./open-left-run')
    await stopLeftRun(leftRecord(root, id), this.questions.for(new AbortController().signal))
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

  /** Networks that run on nodes now. */
  get onNodes(): NetworkRef[] {
    return this.activeOnNodes.map(({ network }) => network)
  }

  /** Lets every run on nodes go on without this app. */
  async leaveAll(): Promise<void> {
    await Promise.all(this.activeOnNodes.map((run) => run.leave()))
  }

  /** Ends every run on nodes in order, and waits for it. */
  async stopAll(): Promise<void> {
    const runs = this.activeOnNodes
    for (const run of runs) run.stop()
    await Promise.all(runs.map(({ ended }) => ended))
  }

  private get activeOnNodes(): ManagedRun[] {
    return [...this.runs.values()].filter(({ mode, isActive }) => mode === 'nodes' && isActive)
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
