/** Whether processes run, by their ids. */
import { readFileSync } from 'node:fs'

/** True while the process runs; one that has ended and only waits to be asked how does not. */
export function isRunning(pid: number): boolean {
  try {
    const [state] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!
    return state !== 'Z'
  } catch {
    return false
  }
}
