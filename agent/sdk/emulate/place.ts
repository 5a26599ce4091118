/** What emulated jobs need of the program around them. */

/** Set before user code runs, by the programs in which jobs may be emulated. */
export interface EmulationPlace {
  /** Folder of the bundle in which the job's process finds the job: its `network.cjs`. */
  bundle: string
  /** The job host's program. */
  host: string
  /** Folder of the project; jobs work in `.emulate/<job id>` of it. */
  root: string
  /** Bytes of a head, unless a job is emulated with another size. */
  headSize: number
  /** Takes a line for each value that goes in or comes out. */
  show: (line: string) => void
}

// Another copy of this package in the same process finds it, too.
const key = Symbol.for('fission.emulation')
const holder: Record<symbol, EmulationPlace | undefined> = globalThis

/** Lets jobs be emulated in this process. */
export function setEmulationPlace(place: EmulationPlace): void {
  holder[key] = place
}

/** Where jobs are emulated, if they can be. */
export function emulationPlace(): EmulationPlace | undefined {
  return holder[key]
}
