import { ObjectPipe } from 'fission'
import type { Block } from '../jobs/recording-job'

/** Samples of one channel, in frames of four blocks. */
export class FramePipe extends ObjectPipe<Block> {
  static blockCount = 4
}
