import path from 'node:path'
import { LocalJob, outputs, type JobOptions, type Outputs } from 'fission'
import { WavFile } from '../../shared/wav-file'

/** Some samples of one channel. */
export interface Block {
  /** Number of the first sample, from 0. */
  start: number
  samples: Float32Array
}

type Channels = Outputs<[left: Block, right: Block]>

interface RecordingOptions extends JobOptions<[], Channels> {
  /** A stereo WAV file; relative to the project's folder. */
  file: string
  /** Samples of each channel per block. */
  blockLength: number
}

/** Reads a stereo recording block by block, the left channel to the first output and the right one to the second. */
export class RecordingJob extends LocalJob<[], Channels> {
  file: string
  blockLength: number

  constructor({ file, blockLength, ...options }: RecordingOptions) {
    super(options)
    // The constructor runs on the client in the project's folder, `run` in a folder of the job's own.
    this.file = path.resolve(file)
    this.blockLength = blockLength
  }

  *run() {
    const wav = new WavFile(this.file)
    if (wav.channels !== 2) throw new Error(`${this.file} has ${wav.channels} channels, not 2`)
    for (let start = 0; ; start += this.blockLength) {
      const [left, right] = wav.read(this.blockLength)
      // What is left at the end is no whole block.
      if (left.length < this.blockLength) break
      yield outputs({ start, samples: left }, { start, samples: right })
    }
    wav.close()
  }
}
