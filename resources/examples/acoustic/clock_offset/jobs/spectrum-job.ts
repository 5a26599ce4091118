import { fft } from 'fourier-transform'
import { Job } from 'fission'
import type { Block } from './recording-job'

/** Spectrum of one frame of one channel. */
export interface Spectrum {
  /** Number of the sample in the middle of the frame. */
  middle: number
  re: Float64Array
  im: Float64Array
}

/**
 * Joins the blocks of a frame and transforms them. There is one such job for each channel, so that the two can run on
 * different nodes.
 */
export class SpectrumJob extends Job<[blocks: Block[]], Spectrum> {
  run(blocks: Block[]) {
    const frame = blocks.flatMap(({ samples }) => [...samples])
    // The other half stays zero: the correlation of two frames is up to twice as long as a frame.
    const padded = new Float64Array(2 * frame.length)
    frame.forEach((sample, i) => (padded[i] = sample * hann(i, frame.length)))
    const [re, im] = fft(padded)
    return { middle: blocks[0].start + frame.length / 2, re, im }
  }
}

/** Fades a frame in and out, so that its edges do not look like sounds. */
function hann(i: number, length: number) {
  return 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / length)
}
