/**
 * A simulated world around the supervisor: agents that crash, are cut off and return; jobs that crash and finish;
 * messages that are late, doubled, lost or out of order; clients that die in the middle of a step, and the next one
 * takes the run up. A schedule is a list of numbers, each of them one happening.
 */
import { nextDeadline } from '../../../../../agent/core/supervisor/next-deadline'
import { restoreSnapshot, takeSnapshot } from '../../../../../agent/core/supervisor/snapshot'
import type {
  Instruction,
  JobFound,
  JobState,
  Millis,
  NodeFound,
  NodeId,
  NodeMetrics,
  NodeState,
  RunState,
  Step,
  SupervisorEvent,
} from '../../../../../agent/core/supervisor/types'
import { Streams } from './streams-model'
import { checkStep } from './invariants'

/** The function under test, or a broken variant of it. */
export type Supervise = (state: RunState, event: SupervisorEvent, now: Millis) => Step

interface Agent {
  isUp: boolean
  isConnected: boolean
  port: number
  /** Job → epoch of the process that really runs there. */
  readonly processes: Map<number, number>
  /** Job → how its last process there ended. */
  readonly outcomes: Map<number, Pick<JobFound, 'epoch' | 'state'>>
  /** What the client last left with it. */
  saved: Saved | null
}

interface Saved {
  step: number
  at: Millis
  state: RunState
}

const idle: NodeMetrics = { cpuPercent: 0, memoryPercent: 0, diskPercent: 0, swapPercent: 0 }
const busy: NodeMetrics = { cpuPercent: 60, memoryPercent: 50, diskPercent: 50, swapPercent: 10 }
const pauses = [20, 90, 150, 150, 150, 300, 460, 950]

export class World {
  now = 0
  /** Calls of the supervisor so far. */
  steps = 0
  private readonly agents = new Map<NodeId, Agent>()
  private readonly late: SupervisorEvent[] = []
  private readonly streams = new Streams()
  /** The client dies within the next step that does anything: how, or null. */
  private killsClient: number | null = null
  private deaths = 0
  private readonly happenings: ((bits: number) => void)[]

  constructor(
    private readonly supervise: Supervise,
    private state: RunState,
  ) {
    for (const node of Object.values(state.nodes)) {
      const isUp = node.status === 'alive'
      this.agents.set(node.id, {
        isUp,
        isConnected: isUp,
        port: node.dataAddress?.port ?? 1,
        processes: new Map(),
        outcomes: new Map(),
        saved: null,
      })
    }
    const pass = (bits: number) => this.pass(bits)
    const deliver = (bits: number) => this.deliver(bits)
    this.happenings = [
      ...[pass, pass, pass, pass, pass, deliver, deliver, deliver],
      (bits) => this.crashJob(bits),
      (bits) => this.crashJob(bits),
      (bits) => this.finishJob(bits),
      (bits) => this.killAgent(bits),
      (bits) => this.cutAgent(bits),
      (bits) => this.returnAgent(bits),
      (bits) => this.returnAgent(bits),
      (bits) => this.moveJob(bits),
      (bits) => this.answer(bits),
      (bits) => this.stopRarely(bits),
      (bits) => (this.killsClient = bits),
    ]
  }

  /** Lets one thing happen; the number says what, to whom and how late. */
  act(number: number): void {
    if (this.state.phase === 'ended') return
    const happening = this.happenings[number % this.happenings.length]
    happening?.(Math.floor(number / this.happenings.length))
  }

  /** Sends one event to the supervisor, checks its answer and carries the instructions out. */
  send(event: SupervisorEvent): void {
    const before = this.state
    const step = this.supervise(before, event, this.now)
    this.steps++
    this.state = step.state
    if (step.instructions.length === 0 && step.state.jobs === before.jobs) return
    checkStep(before, step)
    if (this.killsClient !== null && this.isAdoptable) return this.die(step, this.killsClient)
    for (const instruction of step.instructions) this.carryOut(instruction)
    if (this.steps % 2 === 0) for (const agent of this.agents.values()) this.save(agent)
    this.streams.check(step.state, (node) => this.agents.get(node)?.isConnected === true)
    this.checkProcesses()
  }

  /** An agent never carries out what it has not been given the state of; others are given it now and then. */
  private save(agent: Agent): void {
    if (agent.isConnected) agent.saved = { step: this.steps, at: this.now, state: this.state }
  }

  private get isAdoptable(): boolean {
    return this.state.phase !== 'ended' && this.newestSaved() !== null
  }

  private newestSaved(): Saved | null {
    const reachable = [...this.agents.values()].filter(({ isConnected }) => isConnected)
    const saved = reachable.flatMap((agent) => agent.saved ?? [])
    return saved.sort((a, b) => b.step - a.step)[0] ?? null
  }

  /** The client dies before it has carried out all of a step; another one takes the run up from the newest state. */
  private die(step: Step, bits: number): void {
    this.killsClient = null
    this.deaths++
    for (const instruction of step.instructions.slice(0, bits % (step.instructions.length + 1))) {
      this.carryOut(instruction)
    }
    this.late.length = 0
    const { state, at } = this.newestSaved()!
    this.state = restoreSnapshot(takeSnapshot(state, at), this.now)
    const connected = [...this.agents].filter(([, { isConnected }]) => isConnected)
    const found = connected.map(([node, agent]) => this.find(node, agent))
    this.send({ type: 'taken-up', found, epochsAbove: this.deaths * 1000 })
  }

  private find(node: NodeId, agent: Agent): NodeFound {
    const jobs = [
      ...[...agent.processes].map(([job, epoch]) => ({ job, epoch, state: { type: 'running' } as const })),
      ...[...agent.outcomes].map(([job, outcome]) => ({ job, ...outcome })),
    ]
    return {
      node,
      dataAddress: { host: node, port: agent.port },
      slots: this.state.nodes[node]?.slots ?? 1,
      jobs: jobs.map((job) => ({ ...job, generation: this.streams.generationOf(node, job.job) })),
    }
  }

  private pass(bits: number): void {
    const until = this.now + (pauses[bits % pauses.length] ?? 0)
    for (let due = nextDeadline(this.state); due !== null && due <= until; due = nextDeadline(this.state)) {
      if (due < this.now) throw new Error(`a deadline has passed without effect: ${due}`)
      this.now = due
      const { deaths } = this
      this.send({ type: 'tick' })
      // The effect may be lost with the client; the next one ticks again.
      if (nextDeadline(this.state) === due && deaths === this.deaths)
        throw new Error('a tick at the deadline changed nothing')
    }
    this.now = until
    let delays = bits >> 3
    for (const [node, agent] of this.agents) {
      const event = { type: 'heartbeat', node, metrics: delays & 4 ? busy : idle } as const
      if (agent.isConnected) this.sendOrDelay(event, (delays & 3) === 3)
      delays >>= 3
    }
  }

  private sendOrDelay(event: SupervisorEvent, isLate: boolean): void {
    if (isLate) this.late.push(event)
    else this.send(event)
  }

  /** Any late message may come next, and may come again. */
  private deliver(bits: number): void {
    const index = (bits >> 2) % Math.max(1, this.late.length)
    const event = this.late[index]
    if (!event) return
    if (bits & 3) this.late.splice(index, 1)
    this.send(event)
  }

  private crashJob(bits: number): void {
    this.endProcess(bits, (job, epoch) => {
      return { type: 'job-crashed', job, epoch, reason: 'it broke', retry: bits % 5 !== 0 }
    })
  }

  private finishJob(bits: number): void {
    this.endProcess(bits, (job, epoch) => ({ type: 'job-finished', job, epoch }))
  }

  private endProcess(bits: number, tell: (job: number, epoch: number) => SupervisorEvent): void {
    const agent = pick([...this.agents.values()], bits >> 1)
    const process = agent && pick([...agent.processes], bits >> 5)
    if (!process) return
    const event = tell(...process)
    this.end(agent, event)
    // What an agent says while it is cut off is heard by nobody.
    if (agent.isConnected) this.sendOrDelay(event, (bits & 1) === 1)
  }

  private end(agent: Agent, event: SupervisorEvent): void {
    if (event.type !== 'job-crashed' && event.type !== 'job-finished') return
    const { job, epoch } = event
    agent.processes.delete(job)
    const state =
      event.type === 'job-finished' ? { type: 'finished' as const } : { ...event, type: 'crashed' as const }
    agent.outcomes.set(job, { epoch, state })
  }

  private killAgent(bits: number): void {
    const entry = pick([...this.agents], bits >> 1)
    if (!entry?.[1].isUp) return
    const [node, agent] = entry
    const wasConnected = agent.isConnected
    agent.processes.clear()
    agent.outcomes.clear()
    agent.saved = null
    this.streams.forget(node)
    agent.isUp = false
    agent.isConnected = false
    // Without power nobody says goodbye.
    if (wasConnected && bits & 1) this.send({ type: 'connection-lost', node, dead: true })
  }

  private cutAgent(bits: number): void {
    const entry = pick([...this.agents], bits >> 1)
    if (!entry?.[1].isConnected) return
    entry[1].isConnected = false
    if (bits & 1) this.send({ type: 'connection-lost', node: entry[0], dead: false })
  }

  private returnAgent(bits: number): void {
    const isAway = ([node, agent]: [NodeId, Agent]) =>
      !agent.isConnected || this.state.nodes[node]?.status === 'lost'
    const entry = pick([...this.agents].filter(isAway), bits)
    if (!entry) return
    const [node, agent] = entry
    if (!agent.isUp) agent.port += 100
    agent.isUp = true
    agent.isConnected = true
    const slots = this.state.nodes[node]?.slots ?? 1
    this.send({
      type: 'node-joined',
      node,
      dataAddress: { host: node, port: agent.port },
      slots,
      metrics: null,
      jobs: this.find(node, agent).jobs,
    })
  }

  private moveJob(bits: number): void {
    const job = pick<JobState>(Object.values(this.state.jobs), bits)
    const node = pick<NodeState>(Object.values(this.state.nodes), bits >> 4)
    if (job && node) this.send({ type: 'move-requested', job: job.id, node: node.id })
  }

  private answer(bits: number): void {
    const asked = Object.values(this.state.jobs).filter((job) => job.status === 'choosing')
    const job = pick<JobState>(asked, bits)
    const node = pick<NodeState>(Object.values(this.state.nodes), bits >> 4)
    if (!job) return
    const answer = { type: 'preference-answered', job: job.id, epoch: job.epoch } as const
    this.sendOrDelay({ ...answer, node: node?.id ?? null }, (bits & 1) === 1)
  }

  private stopRarely(bits: number): void {
    if (bits % 8 === 0) this.send({ type: 'stop-requested' })
  }

  /** What an agent that is cut off is told is lost. */
  private carryOut(instruction: Instruction): void {
    if (!('node' in instruction)) return
    const agent = this.agents.get(instruction.node)
    if (!agent?.isConnected) return
    this.save(agent)
    this.streams.fold(instruction)
    if (instruction.type === 'clear-node') {
      agent.processes.clear()
      agent.outcomes.clear()
    }
    if (instruction.type === 'start') {
      agent.processes.set(instruction.job, instruction.epoch)
      agent.outcomes.delete(instruction.job)
      this.late.push({ type: 'job-started', job: instruction.job, epoch: instruction.epoch })
    }
    if (instruction.type === 'stop' && agent.processes.get(instruction.job) === instruction.epoch) {
      agent.processes.delete(instruction.job)
      agent.outcomes.set(instruction.job, { epoch: instruction.epoch, state: { type: 'stopped' } })
      this.late.push({ type: 'job-finished', job: instruction.job, epoch: instruction.epoch })
    }
  }

  /** What runs on a node that counts as up is what the supervisor believes to run there. */
  private checkProcesses(): void {
    for (const [node, agent] of this.agents) {
      if (!agent.isConnected) continue
      const status = this.state.nodes[node]?.status
      if (status !== 'alive' && status !== 'suspect') continue
      for (const [id, epoch] of agent.processes) {
        const job = this.state.jobs[id]
        if (job?.node !== node || job.epoch !== epoch) throw new Error(`job ${id} runs on ${node} unknown`)
      }
    }
  }
}

function pick<T>(things: readonly T[], bits: number): T | undefined {
  return things[bits % Math.max(1, things.length)]
}
