import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const startScript = fileURLToPath(new URL('../../build/start.mjs', import.meta.url))
const program = fileURLToPath(new URL('../../dist/fission.cjs', import.meta.url))

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

it('says in words that a port is taken, and what to do', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  const serving = spawn(process.execPath, [program, 'serve', '--no-open', '--port', String(port)])
  const words = await text(serving.stderr)
  other.close()
  expect(words).toBe(
    `error: Port ${port} is taken by another program\nhint: Leave out --port to take a free one.\n`,
  )
  await expect.poll(() => serving.exitCode).toBe(1)
})

it('shows the window in the browser where there is no display, and says so', async () => {
  const env = { ...process.env, DISPLAY: undefined, WAYLAND_DISPLAY: undefined }
  const app = spawn(process.execPath, [startScript], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  const ended = once(app, 'close')
  const said: string[] = []
  try {
    for await (const line of createInterface({ input: app.stdout })) {
      said.push(line)
      if (/http:/.test(line)) break
    }
    for await (const line of createInterface({ input: app.stderr })) {
      said.push(line)
      break
    }
  } finally {
    process.kill(-app.pid!, 'SIGINT')
  }
  await ended
  expect(said).toEqual([
    'There is no display here; the same window opens in the browser.',
    expect.stringMatching(/^Fission Control Center: http:\/\/127\.0\.0\.1:\d+\/#token=/),
    'No browser could be started here; open the address yourself.',
  ])
})
