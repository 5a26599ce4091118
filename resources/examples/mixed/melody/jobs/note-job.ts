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
    if (hertz === null) return console.log('rest')
    const note = Math.round(69 + 12 * Math.log2(hertz / 440))
    const octave = Math.floor(note / 12) - 1
    console.log(`${names[note % 12]}${octave} (${hertz.toFixed(1)} Hz)`)
  }
}
