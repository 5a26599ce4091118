/** What the agents have been told about every stream, folded from the instructions, against what is true. */
import type { Instruction, JobState, PipeTarget, RunState } from '../../../../../agent/core/supervisor/types'

export class Streams {
  private readonly targets = new Map<number, PipeTarget>()
  private readonly sourceEpochs = new Map<number, number>()
  private readonly ended = new Set<number>()
  private readonly generations = new Map<number, number>()
  private readonly placements = new Map<number, { node: string; epoch: number }>()

  /** Takes in one instruction, in the order in which agents would. */
  fold(instruction: Instruction): void {
    switch (instruction.type) {
      case 'start':
        return this.foldStart(instruction)
      case 'redirect':
        if (this.placements.get(instruction.job)?.node !== instruction.node) {
          throw new Error(`redirect for job ${instruction.job} went to a node where it is not`)
        }
        this.targets.set(instruction.pipe, instruction.target)
        return
      case 'expect':
        this.sourceEpochs.set(instruction.pipe, instruction.sourceEpoch)
        return
      case 'end-pipe':
        this.ended.add(instruction.pipe)
        return
      case 'reset':
        this.generations.set(instruction.job, instruction.generation)
        return
      default:
    }
  }

  private foldStart(start: Extract<Instruction, { type: 'start' }>): void {
    if (start.epoch <= (this.placements.get(start.job)?.epoch ?? 0)) {
      throw new Error(`job ${start.job} was placed twice in epoch ${start.epoch}`)
    }
    this.placements.set(start.job, { node: start.node, epoch: start.epoch })
    this.generations.set(start.job, start.generation)
    for (const { pipe, target } of start.outputs) this.targets.set(pipe, target)
    for (const { pipe, sourceEpoch, ended } of start.inputs) {
      this.sourceEpochs.set(pipe, sourceEpoch)
      if (ended) this.ended.add(pipe)
      else this.ended.delete(pipe)
    }
  }

  /** Every live source sends to the current placement, and every live destination knows its sources. */
  check(state: RunState): void {
    for (const pipe of Object.values(state.pipes)) {
      const source = state.jobs[pipe.source]
      const destination = state.jobs[pipe.destination]
      if (!source || !destination) throw new Error(`pipe ${pipe.id} lost an end`)
      if (isLive(source) || (source.status === 'finished' && source.node !== null)) {
        this.checkTarget(state, pipe.id, destination)
      }
      if (isLive(destination) && state.phase === 'running') this.checkInput(pipe.id, source)
    }
    for (const job of Object.values(state.jobs)) {
      if (isLive(job) && job.countsRounds && this.generations.get(job.id) !== state.generation) {
        throw new Error(`job ${job.id} counts rounds of generation ${this.generations.get(job.id)}`)
      }
    }
  }

  private checkTarget(state: RunState, pipe: number, destination: JobState): void {
    const target = this.targets.get(pipe)
    const wanted = isLive(destination) ? 'node' : isWaited(destination) ? 'hold' : 'discard'
    const isRight =
      target?.type === wanted &&
      (target.type !== 'node' ||
        (target.node === destination.node &&
          target.epoch === destination.epoch &&
          target.address === state.nodes[destination.node]?.dataAddress))
    if (!isRight) throw new Error(`pipe ${pipe} goes to ${JSON.stringify(target)}, wanted ${wanted}`)
  }

  private checkInput(pipe: number, source: JobState): void {
    if (isLive(source) && this.sourceEpochs.get(pipe) !== source.epoch) {
      throw new Error(
        `pipe ${pipe} lets in epoch ${this.sourceEpochs.get(pipe)}, its source has ${source.epoch}`,
      )
    }
    const isSevered =
      source.status === 'failed' ||
      source.status === 'stopped' ||
      (source.status === 'finished' && source.node === null)
    if (this.ended.has(pipe) !== isSevered) throw new Error(`pipe ${pipe} should end: ${isSevered}`)
  }
}

function isLive(job: JobState): boolean {
  return job.status === 'starting' || job.status === 'running'
}

function isWaited(job: JobState): boolean {
  return job.status === 'restarting' || job.status === 'choosing'
}
