import { Job, sleep, type JobOptions } from 'fission'

/** A piece of sound. */
export interface Sound {
  /** Samples per second. */
  rate: number
  /** From -1 to 1; in Python an array of numpy's, or of the module `array` where numpy is not installed. */
  samples: Float32Array
}

interface ToneOptions extends JobOptions<[], Sound> {
  /** What to play, as MIDI counts notes: 69 is the A of 440 Hz, a semitone up is 1 more. */
  notes: number[]
}

const RATE = 8000
const SAMPLES = 800

/** Plays a melody, and a rest at its end. */
export class ToneJob extends Job<[], Sound> {
  notes: number[]

  constructor({ notes, ...options }: ToneOptions) {
    super(options)
    this.notes = notes
  }

  async *run() {
    for (const note of this.notes) {
      const hertz = 440 * 2 ** ((note - 69) / 12)
      const tone = (_: unknown, i: number) => 0.5 * Math.sin((2 * Math.PI * hertz * i) / RATE)
      yield { rate: RATE, samples: Float32Array.from({ length: SAMPLES }, tone) }
      await sleep(100)
    }
    yield { rate: RATE, samples: new Float32Array(SAMPLES) }
    this.finish()
  }
}
