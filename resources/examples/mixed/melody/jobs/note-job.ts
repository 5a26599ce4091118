import { Job } from 'fission'

/** What PitchJob sends. */
interface Pitch {
  /** Frequency, or null in a rest. */
  hertz: number | null
}

const names = ['C', 'C♯', 'D', 'D♯', 'E', 'F', 'F♯', 'G', 'G♯', 'A', 'A♯', 'B']

/** Prints the name of each note. */
export class NoteJob extends Job<[pitch: Pitch]> {
  run({ hertz }: Pitch) {
    console.log(hertz === null ? 'rest' : nameOf(hertz))
  }
}

/** `A4 (440.0 Hz)`: the nearest note, and the octave in which it is. */
function nameOf(hertz: number) {
  const note = Math.round(69 + 12 * Math.log2(hertz / 440))
  const octave = Math.floor(note / 12) - 1
  return `${names[note % 12]}${octave} (${hertz.toFixed(1)} Hz)`
}
