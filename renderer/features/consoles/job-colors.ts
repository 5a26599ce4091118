/** One colour per job, the same everywhere. */

/** ANSI colours that are readable on both backgrounds, by the themes of the terminal. */
const ansi = [36, 35, 33, 32, 34, 31, 96, 95, 93, 92, 94, 91]

/** The escape sequence's number of a job's colour. */
export function ansiColorOf(job: number): number {
  return ansi[(job - 1) % ansi.length]!
}
