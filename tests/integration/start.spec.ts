import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'

const startScript = fileURLToPath(new URL('../../build/start.mjs', import.meta.url))
const program = fileURLToPath(new URL('../../dist/fission.cjs', import.meta.url))

const config = mkdtempSync(path.join(tmpdir(), 'fission-start-'))
const env = { ...process.env, FISSION_CONFIG_DIR: config }
afterAll(() => rmSync(config, { recursive: true }))

it('serves the window to this computer alone, and ends on Ctrl+C', async () => {
  const app = spawn(process.execPath, [startScript, '--browser', '--no-open'], {
    env,
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

it('serves the window where it was last time, under another secret, and elsewhere beside another one', async () => {
  const first = await serve()
  const beside = await serve()
  await Promise.all([first.end(), beside.end()])
  const again = await serve()
  await again.end()
  const placeOf = ({ origin, pathname }: URL): string => origin + pathname
  expect(placeOf(again.url)).toBe(placeOf(first.url))
  expect(again.url.hash).not.toBe(first.url.hash)
  expect(beside.url.port).not.toBe(first.url.port)
  expect(beside.url.pathname).toBe(first.url.pathname)
})

it('shows its pages in its own folder alone', async () => {
  const { url, end } = await serve()
  const answers = ['', 'index.html', `${'x'.repeat(url.pathname.length - 2)}/index.html`]
  const seen = await Promise.all(answers.map((name) => fetch(`${url.origin}/${name}`)))
  const page = await fetch(`${url.origin}${url.pathname}index.html`)
  await end()
  expect(seen.map(({ status }) => status)).toEqual([404, 404, 404])
  expect(page.status).toBe(200)
})

it('says in words that a port is taken, and what to do', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  const serving = spawn(process.execPath, [program, 'serve', '--no-open', '--port', String(port)], { env })
  const words = await text(serving.stderr)
  other.close()
  expect(words).toBe(
    `error: Port ${port} is taken by another program\nhint: Leave out --port to take a free one.\n`,
  )
  await expect.poll(() => serving.exitCode).toBe(1)
})

it('shows the window in the browser where there is no display, and says so', async () => {
  const app = spawn(process.execPath, [startScript], {
    env: { ...env, DISPLAY: undefined, WAYLAND_DISPLAY: undefined },
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
    expect.stringMatching(/^Fission Control Center: http:\/\/127\.0\.0\.1:\d+\/[\w-]+\/#token=/),
    'No browser could be started here; open the address yourself.',
  ])
})

/** `fission serve`, and where it says that it is. */
async function serve(): Promise<{ url: URL; end: () => Promise<unknown> }> {
  const serving = spawn(process.execPath, [program, 'serve', '--no-open'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const line of createInterface({ input: serving.stdout })) {
    const end = (): Promise<unknown> => {
      serving.kill('SIGTERM')
      return once(serving, 'exit')
    }
    return { url: new URL(/http:\S+/.exec(line)![0]), end }
  }
  throw new Error('fission serve ended without an address')
}
