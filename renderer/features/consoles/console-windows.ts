/** Consoles in windows of their own, the same way in the app and in a browser. */
import type { RunSnapshot } from '../../../electron/contract/run'
import { notify } from '../../workbench/notices'
import { texts } from './texts'

const WIDTH = 640
const HEIGHT = 360

/** Opens a job's console in a window; null is the one of all jobs. */
export function openConsoleWindow(
  { run }: RunSnapshot,
  job: number | null,
  position = { x: 80, y: 80 },
): void {
  const address = `${location.pathname}#/console?${new URLSearchParams({ run, job: String(job ?? 'all') })}`
  const features = `popup,width=${WIDTH},height=${HEIGHT},left=${position.x},top=${position.y}`
  const opened = window.open(address, `console-${run}-${job ?? 'all'}`, features)
  if (!opened) notify({ kind: 'error', message: texts.blocked, hint: texts.blockedHint })
}

/** Opens a window for every job, tiled over the screen. */
export function openAllConsoles(run: RunSnapshot): void {
  const columns = Math.max(1, Math.floor(screen.availWidth / WIDTH))
  run.jobs.forEach(({ id }, index) => {
    const position = { x: (index % columns) * WIDTH, y: Math.floor(index / columns) * (HEIGHT + 30) }
    openConsoleWindow(run, id, position)
  })
}
