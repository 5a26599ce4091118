/** Agents of this computer, and clients in processes of their own that come and go. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { onTestFinished } from 'vitest'
import { NetworkSettings, type NetworkDescription } from '../../../../agent/core/network/description'
import { clientInfo } from '../../../../electron/client/client-info'
import { takeUpRun, type TakenUp } from '../../../../electron/client/handover/take-up'
import type { RunEvent } from '../../../../electron/client/run-types'
import { SocketConnector } from '../../../../electron/client/socket-connector'
import { Bell } from '../../agent/support/bell'
import { bundle, jobDescription, pipeDescription, type Shape } from '../../agent/support/network'
import { TestAgent } from '../../agent/support/test-agent'
import type { ClientTask } from './client-process'

type Told = RunEvent

const fissionFile = fileURLToPath(new URL('../../../../dist/fission.cjs', import.meta.url))

/** A command and what it has printed. */
export class Terminal {
  stdout = ''
  stderr = ''
  /** Resolves with the exit code. */
  readonly exit: Promise<number | null>

  constructor(
    readonly child: ChildProcess,
    bell: Bell,
  ) {
    child.stdout!.on('data', (chunk: Buffer) => {
      this.stdout += chunk.toString()
      bell.ring()
    })
    child.stderr!.on('data', (chunk: Buffer) => {
      this.stderr += chunk.toString()
      bell.ring()
    })
    this.exit = once(child, 'close').then(([code]) => code as number | null)
    onTestFinished(() => void child.kill('SIGKILL'))
  }
}

/** A client process and what it has told so far. */
export class ClientProcess {
  readonly told: Told[] = []

  constructor(
    readonly child: ChildProcess,
    readonly bell: Bell,
  ) {
    createInterface({ input: child.stdout! }).on('line', (line) => {
      this.told.push(JSON.parse(line) as Told)
      bell.ring()
    })
  }

  /** Lines that a job has printed to this client. */
  lines(job: number): string[] {
    return this.told.flatMap((each) =>
      each.type === 'output' && each.job === job ? each.lines.map(({ text }) => text) : [],
    )
  }

  /** Ends it as a power cut would. */
  async kill(): Promise<void> {
    const exit = once(this.child, 'exit')
    this.child.kill('SIGKILL')
    await exit
  }
}

export class Cluster {
  readonly bell = new Bell()
  readonly agents = new Map<string, TestAgent>()
  readonly directory = mkdtempSync(join(tmpdir(), 'fission-handover-'))
  private program = ''
  private bundle = ''

  private constructor(readonly network: NetworkDescription) {}

  /** Starts the agents `a`, `b` and `c` for a network of fixture jobs, one of which each node takes first. */
  static async start(shape: Shape, settings: Partial<NetworkSettings> = {}): Promise<Cluster> {
    const cluster = new Cluster(describe(shape, settings))
    onTestFinished(() => cluster.stop())
    for (const id of ['a', 'b', 'c']) cluster.agents.set(id, await TestAgent.start(cluster.bell))
    cluster.bundle = await bundle(shape)
    cluster.program = await clientProgram(cluster.directory)
    return cluster
  }

  /** Records of this cluster's runs lie in its own folder. */
  private get environment(): NodeJS.ProcessEnv {
    return { ...process.env, FISSION_STATE_DIR: join(this.directory, 'state') }
  }

  /** `fission …` in a terminal of its own. */
  fission(...args: string[]): Terminal {
    return new Terminal(spawn(process.execPath, [fissionFile, ...args], { env: this.environment }), this.bell)
  }

  agent(id: string): TestAgent {
    const agent = this.agents.get(id)
    if (!agent) throw new Error(`no agent ${id}`)
    return agent
  }

  /** A client begins the network; resolves when all its jobs run. */
  async begin({ detach = false } = {}): Promise<ClientProcess> {
    const sockets = Object.fromEntries([...this.agents].map(([id, { socket }]) => [id, socket]))
    const { network, bundle: code, directory } = this
    const task: ClientTask = { network, sockets, bundle: code, directory, folder: directory, detach }
    const child = spawn(process.execPath, [this.program, JSON.stringify(task)], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: this.environment,
    })
    onTestFinished(() => void child.kill('SIGKILL'))
    const client = new ClientProcess(child, this.bell)
    await this.bell.until(
      () => client.told.filter(isRunning).length === network.jobs.length,
      () =>
        `all jobs running: ${client.told
          .map((each) => JSON.stringify(each))
          .join(' ')
          .slice(-500)}`,
    )
    return client
  }

  /** Takes the run up in this process; it begins when the test says so. */
  async takeUp({ takeOver = false, without = [] as string[] } = {}): Promise<TakenUp> {
    const taken = await takeUpRun({
      client: { ...clientInfo('fission attach'), id: `second-${Math.random()}` },
      connectors: new Map(
        [...this.agents]
          .filter(([id]) => !without.includes(id))
          .map(([id, { socket }]) => [id, new SocketConnector(id, socket)]),
      ),
      reference: null,
      takeOver,
      ownPart: () => ({
        connectorOf: ({ id, reach }) =>
          reach?.type === 'socket' && !without.includes(id) ? new SocketConnector(id, reach.path) : null,
        placeOf: () => ({}),
        askPreference: () => Promise.resolve(null),
      }),
    })
    onTestFinished(async () => {
      taken.release()
      await taken.run.leave()
    })
    return taken
  }

  /** All that a node's agent still keeps of a job's console. */
  async console(id: string, run: string, job: number): Promise<string[]> {
    const { lines } = await this.agent(id).client.request('output/read', { run, job, from: 1 })
    return lines.map(({ text }) => text)
  }

  private async stop(): Promise<void> {
    await Promise.all([...this.agents.values()].map((agent) => agent.stop()))
    for (const folder of [this.directory, this.bundle]) rmSync(folder, { recursive: true, force: true })
  }
}

function isRunning(told: Told): boolean {
  return told.type === 'notice' && told.notice.type === 'job-running'
}

function describe(shape: Shape, settings: Partial<NetworkSettings>): NetworkDescription {
  const nodes = ['a', 'b', 'c']
  const pipes = [...new Set(shape.jobs.flatMap(({ outputs = [] }) => outputs))]
  return {
    version: 1,
    name: 'counter_network',
    config: 'counter_network/config.ts',
    settings: NetworkSettings.parse({
      heartbeatIntervalMs: 100,
      suspectAfterMs: 5000,
      lostAfterMs: 10_000,
      ...settings,
    }),
    jobs: shape.jobs.map(({ node = 0 }, index) => ({
      ...jobDescription(shape, index + 1),
      defaultNode: nodes[node] ?? null,
    })),
    pipes: pipes.map((id) => pipeDescription(shape, id)),
    nodes: nodes.map((name) => ({ name, address: name, groups: [], slots: 2 })),
  }
}

async function clientProgram(folder: string): Promise<string> {
  const outfile = join(folder, 'client.cjs')
  const entry = fileURLToPath(new URL('client-process.ts', import.meta.url))
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    // Native parts that ssh2 does without.
    external: ['cpu-features', '*.node', 'esbuild'],
    logLevel: 'warning',
  })
  return outfile
}
