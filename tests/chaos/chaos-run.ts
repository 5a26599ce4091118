/** Two networks that run on hosts, what is done to them, and what is checked meanwhile. */
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { makeHome } from '../hosts/support/ssh-home'
import { bootHosts } from '../hosts/support/test-host'
import type { TestHost } from '../hosts/support/test-host'
import { ExactRows } from './checks/exact-rows'
import { PlainRows } from './checks/plain-rows'
import { RowFile } from './checks/row-file'
import { TroubledTimes } from './checks/troubled-times'
import type { Violation } from './checks/violation'
import { Client } from './lab/client'
import { doFault } from './lab/do-fault'
import type { Lab } from './lab/do-fault'
import { hostProcesses, jobProcesses } from './lab/host-processes'
import { Memory } from './lab/memory'
import type { Episode, Victims } from './schedule/episodes'
import { faultText } from './schedule/fault'
import type { ChaosSummary } from './summary'

export interface Places {
  /** `fission.cjs`. */
  program: string
  /** The project with both networks. */
  networks: string
}

const HOSTS = 3
/** Jobs by network; the last one is the sink, on the client. */
const JOBS = { exact: [1, 2, 3, 4], plain: [1, 2, 3, 4, 5] }
/** Far longer than anything needs, also on a busy machine. */
const PATIENCE_MS = 90_000
const LOOK_EVERY_MS = 100
/** Without a kept state a source begins again at its first value; by then several were kept. */
const ROWS_UNTIL_KEPT = 300
/** After so many violations the rest says nothing new. */
const ENOUGH_VIOLATIONS = 20

export class ChaosRun {
  readonly violations: Violation[] = []
  readonly victims: Victims = {
    hosts: Array.from({ length: HOSTS }, (_, i) => i + 1),
    jobs: Object.entries(JOBS).flatMap(([network, jobs]) => jobs.map((job) => ({ network, job }))),
  }
  faults = 0
  private missed = 0
  private ownFailovers = 0
  private slowestRecoveryMs = 0
  private episodes = 0
  /** Episodes without a violation. */
  private clean = 0
  private isTroubled = true
  private readonly startedMs = Date.now()
  private readonly report = (rule: string, what: string): void => {
    this.violations.push({ rule, what, atMs: Date.now() })
    this.say(`VIOLATION ${rule}: ${what}`)
  }
  private readonly exact = new ExactRows(this.report)
  private readonly troubled = new TroubledTimes(this.report)
  private readonly plain = new PlainRows(this.report, this.troubled.check)
  private readonly memory = new Memory(this.report)
  private readonly lab: Lab
  private readonly clients: Client[]
  private readonly files: RowFile[]
  private readonly reading: NodeJS.Timeout

  private constructor(
    lab: Omit<Lab, 'client'>,
    private readonly home: { home: string; remove: () => void },
    { program, networks }: Places,
  ) {
    const place = { program, folder: networks, home: home.home }
    this.clients = Object.keys(JOBS).map((network) => new Client(network, place, (line) => this.hear(line)))
    this.lab = { ...lab, client: (network) => this.clients.find((client) => client.network === network)! }
    this.files = [
      new RowFile(this.fileOf('exact'), (line) => this.exact.add(line)),
      new RowFile(this.fileOf('plain'), (line) => this.plain.add(line)),
    ]
    this.troubled.begin()
    this.reading = setInterval(() => this.read(), LOOK_EVERY_MS)
  }

  /** Resolves once rows flow and every job that saves its state has one that is kept. */
  async begun(): Promise<void> {
    await this.until(() => this.exact.count > ROWS_UNTIL_KEPT)
    await this.recovered('the start')
  }

  /** Boots the hosts and starts both networks. */
  static async start(places: Places): Promise<ChaosRun> {
    const hosts = await bootHosts(HOSTS)
    const host = (number: number): TestHost => hosts[number - 1]!
    const lab = { name: process.env.TEST_HOSTS_NAME ?? '', folder: places.networks, host }
    return new ChaosRun(lab, await makeHome(), places)
  }

  get isHopeless(): boolean {
    return this.violations.length >= ENOUGH_VIOLATIONS || this.clients.some(({ ended }) => ended !== null)
  }

  say(text: string): void {
    console.log(`${((Date.now() - this.startedMs) / 1000).toFixed(1).padStart(7)} s  ${text}`)
  }

  /** Harms what the episode says, heals it, and waits until everything is well again. */
  async suffer({ faults }: Episode): Promise<void> {
    this.episodes++
    this.isTroubled = true
    this.troubled.begin()
    const before = this.violations.length
    await Promise.all(
      faults.map(async ({ atMs, fault }) => {
        await sleep(atMs)
        if (await doFault(this.lab, fault, sleep)) this.faults++
        else this.missed++
      }),
    )
    await this.recovered(faults.map(({ fault }) => faultText(fault)).join(', '))
    if (this.violations.length === before) this.clean++
  }

  /** Waits for rows that were made from now on, for one process of each job, and for one agent on each host. */
  async recovered(what: string): Promise<void> {
    const healedMs = Date.now()
    const flows = await this.until(
      () => this.exact.lastMadeAtMs > healedMs && this.plain.lastMadeAtMs > healedMs,
    )
    if (!flows) {
      const rows = `exact: ${healedMs - this.exact.lastMadeAtMs} ms old, plain: ${healedMs - this.plain.lastMadeAtMs} ms old`
      this.report(
        'rows flow again after faults',
        `not within ${PATIENCE_MS / 1000} s after ${what}; newest values: ${rows}`,
      )
      for (const { network, lastLines } of this.clients)
        this.say([`last words of ${network}:`, ...lastLines].join('\n  '))
    }
    this.slowestRecoveryMs = Math.max(this.slowestRecoveryMs, Date.now() - healedMs)
    let trouble = ''
    if (!(await this.until(() => (trouble = this.leftovers()) === ''))) {
      this.report('processes are what they should be', `${trouble} after ${what}`)
    }
    this.memory.look(hostProcesses(this.lab))
    for (const { pid, network, ended } of this.clients)
      if (ended === null) this.memory.lookAtClient(pid, network)
    this.troubled.end()
    this.isTroubled = false
  }

  /** Ends both runs and looks at what they leave. */
  async end(): Promise<void> {
    this.isTroubled = true
    this.troubled.begin()
    for (const client of this.clients) {
      const early = client.ended
      const code = early ?? (await client.stop())
      if (code === 0 && early === null) continue
      this.report(
        'a run ends when it is told',
        `${client.network} ended with ${code}${early === null ? '' : ' by itself'}:\n  ${client.lastLines.join('\n  ')}`,
      )
    }
    this.read()
    this.exact.finish()
    // A sink that was restarted may have cut rows off; what the file has in the end is what counts.
    const whole = new ExactRows(this.report)
    new RowFile(this.fileOf('exact'), (line) => whole.add(line)).read()
    whole.finish()
    if (whole.count < this.exact.count) {
      this.report('exact: no row is lost', `${this.exact.count} were seen, the file ends with ${whole.count}`)
    }
    const jobs = (): number => hostProcesses(this.lab).filter(({ target }) => target !== null).length
    if (!(await this.until(() => jobs() === 0))) {
      this.report('nothing is left behind', `${jobs()} processes of jobs still run on the hosts`)
    }
  }

  summary(): ChaosSummary {
    return {
      seconds: (Date.now() - this.startedMs) / 1000,
      faults: this.faults,
      missed: this.missed,
      episodes: this.episodes,
      clean: this.clean,
      exactRows: this.exact.count,
      plainRows: this.plain.count,
      standIns: this.plain.standIns,
      lostRounds: this.troubled.rounds,
      resets: this.plain.resets,
      ownFailovers: this.ownFailovers,
      slowestRecoveryMs: this.slowestRecoveryMs,
      adopted: this.clients.reduce((sum, { adopted }) => sum + adopted, 0),
      refusedAdoptions: this.clients.reduce((sum, { refused }) => sum + refused, 0),
      slowestAdoptionMs: Math.max(...this.clients.map(({ slowestAdoptionMs }) => slowestAdoptionMs)),
      memory: this.memory.summary(),
      violations: this.violations,
    }
  }

  /** Lets go of everything on this computer. */
  clear(): void {
    clearInterval(this.reading)
    this.home.remove()
  }

  private fileOf(network: keyof typeof JOBS): string {
    return path.join(this.lab.folder, network, 'local', String(JOBS[network].at(-1)), 'rows.csv')
  }

  private read(): void {
    for (const file of this.files) file.read()
  }

  /** A run may lose a node without our doing, when the machine is too busy; it then may lose rounds, too. */
  private hear(notice: string): void {
    if (this.isTroubled || !/^node \S+ is (lost|silent)/.test(notice)) return
    if (notice.includes(' is lost')) this.ownFailovers++
    this.say(`without a fault: ${notice}`)
    this.troubled.begin()
    setTimeout(() => this.isTroubled || this.troubled.end(), 10_000)
  }

  /** What is too much or too little on the hosts; empty: nothing. */
  private leftovers(): string {
    const all = hostProcesses(this.lab)
    const agents = this.victims.hosts.map((host) => ({
      what: `agents on pi${host}`,
      count: all.filter((found) => found.role === 'agent' && found.host === host).length,
    }))
    const jobs = this.victims.jobs.map((target) => ({
      what: `processes of ${target.network}/${target.job}`,
      count: jobProcesses(all, target).length,
    }))
    return [...agents, ...jobs]
      .filter(({ count }) => count !== 1)
      .map(({ what, count }) => `${count} ${what}`)
      .join(', ')
  }

  private async until(holds: () => boolean): Promise<boolean> {
    const endMs = Date.now() + PATIENCE_MS
    while (!holds()) {
      if (Date.now() > endMs || this.clients.some(({ ended }) => ended !== null)) return holds()
      await sleep(LOOK_EVERY_MS)
    }
    return true
  }
}
