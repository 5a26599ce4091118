/** `fission serve`: runs the browser host until it is ended. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { AppError } from '../errors'
import { createHost } from '../host/host'
import type { Host } from '../host/host'
import { checkedPath } from '../paths'
import { browserPlatform } from './browser-platform'
import { openBrowser } from './open-browser'
import { recallPlace, rememberPlace } from './served-place'
import type { ServedPlace } from './served-place'
import { serveHost } from './server'
import type { BrowserHost } from './server'

export interface ServeOptions {
  /** 0 takes that of last time, or a free one. */
  port: number
  /** Opens the user's browser. */
  open: boolean
}

/** Prints the address, and resolves when Ctrl+C has ended the host. */
export async function runServer({ port, open }: ServeOptions): Promise<void> {
  if (!existsSync(checkedPath('dist/renderer/index.html'))) {
    const hint = 'Run `npm run build`, or install the app again.'
    throw new AppError('incomplete-installation', 'The window of the app has not been built', hint)
  }
  const host = createHost(browserPlatform)
  const server = await serveSomewhere(host, port)
  process.stdout.write(`Fission Control Center: ${server.url}\n`)
  const isOpened = open && (await openBrowser(server.url))
  if (open && !isOpened)
    process.stderr.write('No browser could be started here; open the address yourself.\n')
  await untilSignal()
  for (const { folder } of host.runs.onNodes) {
    process.stderr.write(
      `${folder} goes on on its nodes; take it up again: fission attach ${path.posix.basename(folder)}\n`,
    )
  }
  await Promise.all([server.close(), host.close()])
}

/** At a port that was asked for, else where it was last time, else anywhere. */
async function serveSomewhere(host: Host, port: number): Promise<BrowserHost> {
  const last = recallPlace()
  if (port !== 0) return serveHost(host, { ...last, port })
  try {
    const server = await serveHost(host, last)
    if (server.port !== last.port) keepPlace({ ...last, port: server.port })
    return server
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'busy') throw error
    // Another window of ours, most likely; it stays the one that is remembered.
    return serveHost(host, { ...last, port: 0 })
  }
}

/** Only the next start is slower where it cannot be kept. */
function keepPlace(place: ServedPlace): void {
  try {
    rememberPlace(place)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    process.stderr.write(`${error.message}. The window will have another address next time.\n`)
  }
}

function untilSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
  })
}
