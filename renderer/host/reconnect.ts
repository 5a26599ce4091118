/** Comes back after the connection to the browser host broke: the laptop slept, or the host was started again. */
import { connectBrowser } from './browser-port'

const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 5000

/** Resolves when the host lets this page in again; a host that was started anew has another token and never does. */
export async function untilBack(): Promise<void> {
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
    if (await isLetIn()) return
  }
}

async function isLetIn(): Promise<boolean> {
  try {
    await connectBrowser()
    return true
  } catch {
    // Nobody is there yet; the window says so, and looks again.
    return false
  }
}
