/** A run on real agents, with the client's part played by hand: places, epochs and targets. */
import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { PipeTarget } from '../../../../agent/protocol/common'
import type { AgentParams } from '../../../../agent/protocol/to-agent'
import type { ClientParams } from '../../../../agent/protocol/to-client'
import { bundle, jobDescription, pipeDescription, type Shape } from './network'
import type { TestAgent } from './test-agent'

type Change = ClientParams<'job/changed'>['change']

export interface Start {
  /** Index of the agent; by default where the job is. */
  node?: number
  epoch?: number
  generation?: number
}

export class TestRun {
  readonly id = `run-${randomUUID().slice(0, 8)}`
  readonly directory = mkdtempSync(join(tmpdir(), 'fission-jobs-'))
  readonly key = randomBytes(32).toString('base64')
  private readonly places: number[]
  private readonly epochs: number[]

  private constructor(
    readonly shape: Shape,
    readonly agents: TestAgent[],
    readonly folder: string,
  ) {
    this.places = shape.jobs.map(({ node = 0 }) => node)
    this.epochs = shape.jobs.map(() => 1)
  }

  /** Makes a run known to all agents; it is closed when the test is over. */
  static async open(
    agents: TestAgent[],
    shape: Shape,
    log: string | null = null,
    stopAfterMs: number | null = null,
  ): Promise<TestRun> {
    const run = new TestRun(shape, agents, await bundle(shape))
    onTestFinished(async () => {
      await run.close()
      for (const folder of [run.folder, run.directory]) rmSync(folder, { recursive: true, force: true })
    })
    for (const agent of agents) {
      await agent.client.request('run/open', {
        run: run.id,
        network: 'fixtures',
        key: run.key,
        headSize: 1,
        bundle: run.folder,
        directory: run.directory,
        heartbeatIntervalMs: 50,
        term: 0,
        stopAfterMs,
        log: log === null ? null : { file: log, level: 'DEBUG' },
      })
    }
    return run
  }

  /** Opens a run and starts all its jobs. */
  static async start(agents: TestAgent[], shape: Shape): Promise<TestRun> {
    const run = await TestRun.open(agents, shape)
    for (const [i] of shape.jobs.entries()) await run.startJob(i + 1)
    return run
  }

  agentOf(job: number): TestAgent {
    return this.agents[this.places[job - 1]!]!
  }

  async startJob(job: number, { node, epoch, generation = 0 }: Start = {}): Promise<void> {
    if (node !== undefined) this.places[job - 1] = node
    if (epoch !== undefined) this.epochs[job - 1] = epoch
    await this.agentOf(job).client.request('job/start', this.startOf(job, generation))
  }

  /** What the agent is asked to start a job. */
  startOf(job: number, generation = 0): AgentParams<'job/start'> {
    const { inputs = [], outputs = [] } = this.shape.jobs[job - 1]!
    return {
      run: this.id,
      epoch: this.epochs[job - 1]!,
      generation,
      job: jobDescription(this.shape, job),
      inputs: inputs.map((pipe) => ({
        pipe: pipeDescription(this.shape, pipe),
        sourceEpoch: this.epochs[this.sourceOf(pipe) - 1]!,
        ended: false,
      })),
      outputs: outputs.map((pipe) => ({
        pipe: pipeDescription(this.shape, pipe),
        target: this.targetOf(pipe),
      })),
    }
  }

  /** Starts a job anew and tells its neighbours, as the supervisor does after a crash or a move. */
  async restartJob(job: number, start: Start = {}): Promise<void> {
    const sourceEpoch = start.epoch ?? this.epochs[job - 1]! + 1
    const { inputs = [], outputs = [] } = this.shape.jobs[job - 1]!
    for (const pipe of outputs) {
      await this.agentOf(this.readerOf(pipe)).client.request('pipe/expect', {
        run: this.id,
        pipe,
        sourceEpoch,
      })
    }
    await this.startJob(job, { ...start, epoch: sourceEpoch })
    for (const pipe of inputs) await this.redirect(pipe, this.targetOf(pipe))
  }

  async redirect(pipe: number, target: PipeTarget): Promise<void> {
    const job = this.sourceOf(pipe)
    await this.agentOf(job).client.request('pipe/redirect', { run: this.id, job, pipe, target })
  }

  async stopJob(job: number, graceMs = 2000): Promise<void> {
    const epoch = this.epochs[job - 1]!
    await this.agentOf(job).client.request('job/stop', { run: this.id, job, epoch, graceMs })
  }

  async close(graceMs = 0): Promise<void> {
    const live = this.agents.filter((agent) => agent.isAlive)
    await Promise.all(
      live.map(async (agent) => {
        if (await agent.hold(this.id)) await agent.client.request('run/close', { run: this.id, graceMs })
      }),
    )
  }

  targetOf(pipe: number): PipeTarget {
    const reader = this.readerOf(pipe)
    const { dataAddress } = this.agentOf(reader).hello
    return { type: 'node', node: 'test', address: dataAddress, epoch: this.epochs[reader - 1]! }
  }

  changes(job: number): Change[] {
    const mine = this.agents.flatMap(({ changes }) => changes).filter((change) => change.run === this.id)
    return mine.filter((change) => change.job === job).map(({ change }) => change)
  }

  lines(job: number): string[] {
    const mine = this.agents.flatMap(({ output }) => output).filter(({ run }) => run === this.id)
    return mine.filter((entry) => entry.job === job).map(({ line }) => line.text)
  }

  /** The last heartbeat's figures of a job. */
  figures(job: number): { pid: number | null; rounds: number; dropped: number; epoch: number } | null {
    const jobs = this.agentOf(job).heartbeat?.jobs ?? []
    return jobs.find((entry) => entry.run === this.id && entry.job === job) ?? null
  }

  /** Waits until a job ends, whatever way. */
  over(job: number, times = 1): Promise<Change> {
    return this.until(
      () => this.changes(job).filter(({ type }) => type !== 'started')[times - 1],
      () =>
        `the end of job ${job}; so far ${JSON.stringify(this.changes(job))} ${this.lines(job).slice(-5).join(' | ')}`,
    )
  }

  /** Waits for a line of a job's console. */
  line(job: number, text: string): Promise<boolean> {
    return this.until(
      () => this.lines(job).includes(text),
      () => `"${text}" of job ${job}; its last lines: ${this.lines(job).slice(-5).join(' | ')}`,
    )
  }

  async pidOf(job: number): Promise<number> {
    return this.until(() => this.figures(job)?.pid, `a process of job ${job}`)
  }

  until<T>(look: () => T | null | undefined | false, what: string | (() => string)): Promise<T> {
    return this.agents[0]!.bell.until(look, what)
  }

  private sourceOf(pipe: number): number {
    return this.shape.jobs.findIndex(({ outputs = [] }) => outputs.includes(pipe)) + 1
  }

  private readerOf(pipe: number): number {
    return this.shape.jobs.findIndex(({ inputs = [] }) => inputs.includes(pipe)) + 1
  }
}
