/** Which console other features ask for. */
import { shallowRef } from 'vue'
import { showPanel } from '../workbench/dock'

/** The job whose console shall be shown; null is the one of all jobs. */
export const wantedConsole = shallowRef<number | null>(null)

/** Shows the docked console of a job. */
export function showConsole(job: number | null): void {
  wantedConsole.value = job
  showPanel('console')
}
