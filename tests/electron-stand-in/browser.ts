/** The Chromium that shows the windows of the stand-in. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { chromium } from '@playwright/test'
import type { BrowserContext } from '@playwright/test'

const args = [
  '--remote-debugging-port=0',
  '--no-sandbox',
  '--disable-quic',
  '--disable-gpu',
  '--no-first-run',
]

/** Starts Chromium; a test connects to `endpoint` and drives the same pages. */
export async function startBrowser(folder: string): Promise<{ context: BrowserContext; endpoint: string }> {
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: '/usr/bin/chromium',
    args: [...args, '--disable-background-networking', '--disable-popup-blocking'],
    viewport: null,
  })
  const file = path.join(folder, 'DevToolsActivePort')
  while (!existsSync(file)) await pause(20)
  const [port, address] = readFileSync(file, 'utf8').trim().split('\n')
  return { context, endpoint: `ws://127.0.0.1:${port}${address}` }
}
