import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const startScript = fileURLToPath(new URL('../../build/start.mjs', import.meta.url))

it('serves the window to this computer alone, and ends on Ctrl+C', async () => {
  const app = spawn(process.execPath, [startScript, '--browser', '--no-open'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  })
  const ended = new Promise((resolve) => app.once('close', resolve))
  try {
    for await (const line of createInterface({ input: app.stdout })) {
      const url = /http:\S+/.exec(line)?.[0]
      if (url === undefined) continue
      expect(new URL(url).hostname).toBe('127.0.0.1')
      const response = await fetch(url)
      expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(await response.text()).toContain('<div id="app">')
      break
    }
  } finally {
    // As a terminal does it: the whole group gets the signal.
    process.kill(-app.pid!, 'SIGINT')
  }
  await ended
})
