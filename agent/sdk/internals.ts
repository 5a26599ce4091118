/** What the job host and the inspector reach in jobs and pipes; authors never see these names. */

/** `pipe[writeBlock](value, writer)` appends one packed block; the general form calls `pack`. */
export const writeBlock: unique symbol = Symbol('fission.writeBlock')

/** `pipe[readBlock](buffer, start, end)` gives the value of one block; the general form calls `unpack`. */
export const readBlock: unique symbol = Symbol('fission.readBlock')

/** `job[control]` is the state that the job host shares with the job. */
export const control: unique symbol = Symbol('fission.control')

/** State between a job and the process that hosts it. */
export interface JobControl {
  /** finish() was called. */
  finishing: boolean
  /** Resolves with the next line that the user typed, or null when there will be none; set by the job host. */
  nextLine: () => Promise<string | null>
}
