/** What each agent has been told about the streams of its jobs, folded from the instructions, against what is true. */
import type {
  Instruction,
  JobState,
  PipeEnds,
  PipeTarget,
  RunState,
} from '../../../../../agent/core/supervisor/types'

/** What the agent knows of one job that it was told to start. */
interface Told {
  epoch: number
  generation: number
  targets: Map<number, PipeTarget>
  sourceEpochs: Map<number, number>
  ended: Set<number>
}

type Start = Extract<Instruction, { type: 'start' }>

export class Streams {
  /** Node → job → what was told. */
  private readonly told = new Map<string, Map<number, Told>>()
  /** The highest epoch in which a job was ever started. */
  private readonly epochs = new Map<number, number>()

  /** Takes in one instruction that reached its agent. */
  fold(instruction: Instruction): void {
    switch (instruction.type) {
      case 'start':
        return this.foldStart(instruction)
      case 'redirect': {
        const told = this.of(instruction.node, instruction.job)
        if (!told) throw new Error(`redirect for job ${instruction.job} went to a node where it is not`)
        told.targets.set(instruction.pipe, instruction.target)
        return
      }
      case 'expect':
        this.reader(instruction.node, instruction.pipe)?.sourceEpochs.set(
          instruction.pipe,
          instruction.sourceEpoch,
        )
        return
      case 'end-pipe':
        this.reader(instruction.node, instruction.pipe)?.ended.add(instruction.pipe)
        return
      case 'reset': {
        const told = this.of(instruction.node, instruction.job)
        if (told) told.generation = instruction.generation
        return
      }
      case 'clear-node':
        return this.forget(instruction.node)
      default:
    }
  }

  /** The agent is gone, and all that it was told. */
  forget(node: string): void {
    this.told.delete(node)
  }

  /** The generation that a job on a node was last told. */
  generationOf(node: string, job: number): number {
    return this.of(node, job)?.generation ?? 0
  }

  private of(node: string, job: number): Told | undefined {
    return this.told.get(node)?.get(job)
  }

  private reader(node: string, pipe: number): Told | undefined {
    return [...(this.told.get(node)?.values() ?? [])].find(({ sourceEpochs }) => sourceEpochs.has(pipe))
  }

  private foldStart({ node, job, epoch, generation, inputs, outputs }: Start): void {
    if (epoch <= (this.epochs.get(job) ?? 0)) throw new Error(`job ${job} was placed twice in epoch ${epoch}`)
    this.epochs.set(job, epoch)
    const jobs = this.told.get(node) ?? new Map<number, Told>()
    this.told.set(node, jobs)
    jobs.set(job, {
      epoch,
      generation,
      targets: new Map(outputs.map(({ pipe, target }) => [pipe, target])),
      sourceEpochs: new Map(inputs.map(({ pipe, sourceEpoch }) => [pipe, sourceEpoch])),
      ended: new Set(inputs.flatMap(({ pipe, ended }) => (ended ? [pipe] : []))),
    })
  }

  /** Every live source sends to the current placement, and every live destination knows its sources, on nodes that hear us. */
  check(state: RunState, hears: (node: string) => boolean): void {
    const toldOf = (job: JobState): Told | undefined =>
      job.node !== null && hears(job.node) ? this.of(job.node, job.id) : undefined
    for (const pipe of Object.values(state.pipes)) {
      const source = state.jobs[pipe.source]
      const destination = state.jobs[pipe.destination]
      if (!source || !destination) throw new Error(`pipe ${pipe.id} lost an end`)
      const writer = toldOf(source)
      if (writer && (isLive(source) || source.status === 'finished')) {
        checkTarget(state, pipe, destination, writer)
      }
      const reader = toldOf(destination)
      if (reader && isLive(destination) && state.phase === 'running') checkInput(pipe.id, source, reader)
    }
    for (const job of Object.values(state.jobs)) {
      if (!isLive(job) || job.node === null || !hears(job.node)) continue
      const told = this.of(job.node, job.id)
      if (told?.epoch !== job.epoch)
        throw new Error(`job ${job.id} was told epoch ${told?.epoch}, not ${job.epoch}`)
      if (job.countsRounds && told.generation !== state.generation) {
        throw new Error(`job ${job.id} counts rounds of generation ${told.generation}`)
      }
    }
  }
}

function checkTarget(state: RunState, pipe: PipeEnds, destination: JobState, { targets }: Told): void {
  const target = targets.get(pipe.id)
  const isKept = isWaited(destination) || (pipe.reliable && destination.status === 'unplaced')
  const wanted = isLive(destination) ? 'node' : isKept ? 'hold' : 'discard'
  const address = destination.node === null ? null : state.nodes[destination.node]?.dataAddress
  const isRight =
    target?.type === wanted &&
    (target.type !== 'node' ||
      (target.node === destination.node &&
        target.epoch === destination.epoch &&
        target.address.host === address?.host &&
        target.address.port === address.port))
  if (!isRight) throw new Error(`pipe ${pipe.id} goes to ${JSON.stringify(target)}, wanted ${wanted}`)
}

function checkInput(pipe: number, source: JobState, { sourceEpochs, ended }: Told): void {
  if (isLive(source) && sourceEpochs.get(pipe) !== source.epoch) {
    throw new Error(`pipe ${pipe} lets in epoch ${sourceEpochs.get(pipe)}, its source has ${source.epoch}`)
  }
  const isSevered =
    source.status === 'failed' ||
    source.status === 'stopped' ||
    (source.status === 'finished' && source.node === null)
  if (ended.has(pipe) !== isSevered) throw new Error(`pipe ${pipe} should end: ${isSevered}`)
}

function isLive(job: JobState): boolean {
  return job.status === 'starting' || job.status === 'running'
}

function isWaited(job: JobState): boolean {
  return job.status === 'restarting' || job.status === 'choosing'
}
