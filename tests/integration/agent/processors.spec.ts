/** The processors of Pis, 64 and 32 bits, emulated: the same agent.cjs, in a Node that was built for them. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { sums, sumsOn } from './support/two-nodes'

/** Emulated, everything takes ten times as long, and longer beside other work. */
const TIMEOUT_MS = 400_000

const emulated = fileURLToPath(new URL('support/emulated.sh', import.meta.url))
const installed = fileURLToPath(new URL('nodes/node_modules/', import.meta.url))

/** A Node for another processor, with those libraries of its system that build/install-system.sh brings. */
const nodeOn = (qemu: string, libraries: string, name: string): string[] => [
  ...['unshare', '--map-root-user', '--mount', 'sh', emulated],
  ...[qemu, libraries, `${installed}${name}/bin/node`],
]

const processors = {
  arm64: nodeOn('qemu-aarch64', '/usr/aarch64-linux-gnu', 'node-arm64'),
  arm: nodeOn('qemu-arm', '/usr/arm-linux-gnueabihf', 'node-armv7'),
}

for (const [processor, node] of Object.entries(processors)) {
  it(`the agent and its jobs run on ${processor}`, { timeout: TIMEOUT_MS }, async ({ skip }) => {
    const [program = '', ...args] = node
    const { stdout, stderr, error } = spawnSync(program, [...args, '-p', 'process.arch'], {
      encoding: 'utf8',
    })
    if (stdout !== `${processor}\n`) skip(`not emulated here: ${error?.message ?? stderr.trim()}`)
    expect(await sumsOn({ a: node, b: node })).toEqual(sums)
  })
}
