/** A simulation within this process, whose nodes and jobs a test kills and moves. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished } from 'vitest'
import type { NodeId, Notice } from '../../../agent/core/supervisor/types'
import { openSimulation } from '../../../electron/client/simulation/open-simulation'
import type { Simulation } from '../../../electron/client/simulation/simulation'
import { findNetwork } from '../../../electron/project/network-folder'
import type { RunEvent, RunSummary } from '../../../electron/client/run-types'
import { copyProject, removeFolder } from '../simulate/fission-process'

/** How long a test waits for what must happen. */
const PATIENCE_MS = 60_000

export class WatchedSimulation {
  readonly events: RunEvent[] = []

  private constructor(
    private readonly folder: string,
    private readonly simulation: Simulation,
  ) {
    simulation.run.onEvent((event) => this.events.push(event))
  }

  /** Starts a network of a copied fixture project. */
  static async start(
    project: string,
    network: string,
    nodes: number,
    kind = 'projects',
  ): Promise<WatchedSimulation> {
    const root = copyProject(project, kind)
    onTestFinished(() => removeFolder(root))
    const found = findNetwork(network, root)
    const start = await openSimulation(found, nodes)
    if (!start.ok) throw new Error(start.problems.map(({ message }) => message).join('\n'))
    onTestFinished(() => start.simulation.close())
    const watched = new WatchedSimulation(found.folder, start.simulation)
    start.simulation.run.begin()
    return watched
  }

  get isOver(): boolean {
    return this.simulation.run.state.phase === 'ended'
  }

  nodeOf(job: number): NodeId | null {
    return this.simulation.run.state.jobs[job]!.node
  }

  /** Nodes that live and are no source's or the client's. */
  aliveNodes(group: string): NodeId[] {
    const nodes = Object.values(this.simulation.run.state.nodes)
    return nodes
      .filter(
        ({ status, groups }) =>
          status === 'alive' && (group === 'ALL' ? !groups.includes('LOCAL') : groups.includes(group)),
      )
      .map(({ id }) => id)
  }

  move(job: number, node: NodeId): void {
    this.simulation.run.move(job, node)
  }

  /** What the user was told of this kind. */
  notices(type: Notice['type']): Notice[] {
    return this.events.flatMap((event) =>
      event.type === 'notice' && event.notice.type === type ? [event.notice] : [],
    )
  }

  killNode(node: NodeId): void {
    this.simulation.killNode(node)
  }

  /** The process of a job, if there is one at this moment. */
  pidOf(job: number): number | null {
    const { node, epoch } = this.simulation.run.state.jobs[job]!
    if (node === null) return null
    const latest = this.simulation.run.figures.history(node).at(-1)
    return latest?.jobs.find((figures) => figures.job === job && figures.epoch === epoch)?.pid ?? null
  }

  /** Kills the process of a job, if there is one at this moment. */
  killJob(job: number): boolean {
    const pid = this.pidOf(job)
    if (pid === null) return false
    try {
      return process.kill(pid, 'SIGKILL')
    } catch {
      // It has just ended.
      return false
    }
  }

  /** Waits until a state of the job is kept. */
  async keepsStateOf(job: number): Promise<void> {
    await this.until(
      () => this.simulation.run.state.jobs[job]!.saved !== null || this.isOver,
      `a state of job ${job}`,
    )
  }

  /** Waits until the job runs. */
  async runs(job: number): Promise<void> {
    await this.until(
      () => this.simulation.run.state.jobs[job]!.status === 'running' || this.isOver,
      `job ${job}`,
    )
  }

  async until(holds: () => boolean, what: string): Promise<void> {
    await expect.poll(holds, { timeout: PATIENCE_MS, interval: 2, message: what }).toBe(true)
  }

  /** The rows of a CSV file that a job has written so far, without the header. */
  rows(job: number, file = 'rows.csv'): string[] {
    try {
      const text = readFileSync(path.join(this.folder, 'simulation', String(job), file), 'utf8')
      return text.split(/\r?\n/).slice(1, -1)
    } catch {
      return []
    }
  }

  async rowsReach(job: number, count: number): Promise<void> {
    await this.until(() => this.rows(job).length >= count || this.isOver, `${count} rows`)
  }

  ended(): Promise<RunSummary> {
    return this.simulation.run.ended
  }
}
