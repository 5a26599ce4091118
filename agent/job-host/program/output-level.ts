/** How far the outputs of a program are apart. */
import type { PipeDescription } from '../../core/network/description'
import { JobFailure } from '../job-failure'
import type { ProgramOutput } from './program-output'

/** One output may be this far ahead of another: a reader of both holds about so much of one. */
const MAX_LEAD_BYTES = 1024 * 1024
const MAX_LEAD_BLOCKS = 256

export class OutputLevel {
  constructor(
    private readonly label: string,
    private readonly described: readonly PipeDescription[],
    private readonly outputs: readonly ProgramOutput[],
  ) {}

  /** Throws JobFailure once one is so far ahead that the program cannot mean the same rounds. */
  get isLevel(): boolean {
    if (this.outputs.length < 2) return true
    const counts = this.outputs.map(({ blocks }) => blocks)
    const most = Math.max(...counts)
    const least = Math.min(...counts)
    const first = counts.indexOf(most)
    const lead = most - least
    if (lead * this.outputs[first]!.bytes <= MAX_LEAD_BYTES * most) return true
    if (lead <= MAX_LEAD_BLOCKS) return false
    const written = `${most} blocks to ${this.name(first)} and ${least} to ${this.name(counts.indexOf(least))}`
    throw new JobFailure('output', `${this.label} wrote ${written}; a round has one block for each output`)
  }

  private name(output: number): string {
    const { type, id } = this.described[output]!
    return `${type} ${id}`
  }
}
