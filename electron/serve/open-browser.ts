/** Opens an address in the user's browser. */
import { spawn } from 'node:child_process'

const openers: Partial<Record<NodeJS.Platform, [string, string[]]>> = {
  darwin: ['open', []],
  // `start` is a word of the shell; this program does the same without one.
  win32: ['rundll32', ['url.dll,FileProtocolHandler']],
}

/** Whether a program took the address; false where there is none, or no display. */
export function openBrowser(url: string): Promise<boolean> {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env
  const hasDisplay = process.platform !== 'linux' || Boolean(DISPLAY ?? WAYLAND_DISPLAY)
  if (!hasDisplay) return Promise.resolve(false)
  const [program, args] = openers[process.platform] ?? ['xdg-open', []]
  return new Promise((resolve) => {
    const child = spawn(program, [...args, url], { stdio: 'ignore', detached: true })
    child.once('error', () => resolve(false))
    child.once('spawn', () => {
      child.unref()
      resolve(true)
    })
  })
}
