/** `fission serve`: runs the browser host until it is ended. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { AppError } from '../errors'
import { createHost } from '../host/host'
import { checkedPath } from '../paths'
import { browserPlatform } from './browser-platform'
import { openBrowser } from './open-browser'
import { serveHost } from './server'

export interface ServeOptions {
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
  const server = await serveHost(host, port)
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

function untilSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
  })
}
