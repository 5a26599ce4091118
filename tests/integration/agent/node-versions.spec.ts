/** A Pi has the Node of its distribution: Debian 12 brings 18, others bring 20, 22 or 24. */
import { buildSync } from 'esbuild'
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { sums, sumsOn } from './support/two-nodes'

/** Where build/install-nodes.sh has put them. */
const installed = fileURLToPath(new URL('nodes/node_modules/', import.meta.url))
const hasPackages = process.platform === 'linux' && process.arch === 'x64'

const programs = new Map(
  [18, 22, 24].map((major) => [String(major), join(installed, `node-${major}`, 'bin', 'node')]),
)
programs.set(process.versions.node.split('.')[0]!, process.execPath)

/** What is missing, and why; in CI nothing may be. */
function absence(...majors: string[]): string | null {
  const missing = majors.filter((major) => !existsSync(programs.get(major)!))
  if (missing.length === 0 || (hasPackages && process.env.CI === 'true')) return null
  const reason = hasPackages ? 'run build/install-nodes.sh' : 'its packages are for Linux on x64'
  return `Node ${missing.join(' and ')} not tried: ${reason}`
}

describe('the agent and its jobs', () => {
  for (const [major, program] of programs) {
    it(`run under Node ${major}`, async ({ skip }) => {
      const reason = absence(major)
      if (reason !== null) skip(reason)
      expect(execFileSync(program, ['--version'], { encoding: 'utf8' })).toMatch(`v${major}.`)
      expect(await sumsOn({ a: [program], b: [program] })).toEqual(sums)
    })
  }

  it('understand each other from Node 18 to 24 and back', async ({ skip }) => {
    const reason = absence('18', '24')
    if (reason !== null) skip(reason)
    const [oldest, newest] = [programs.get('18')!, programs.get('24')!]
    expect(await sumsOn({ a: [oldest], b: [newest] })).toEqual(sums)
    expect(await sumsOn({ a: [newest], b: [oldest] })).toEqual(sums)
  })
})

describe('an accepted link', () => {
  for (const [major, program] of programs) {
    it(`is read into slabs under Node ${major}`, ({ skip }) => {
      const reason = absence(major)
      if (reason !== null) skip(reason)
      const said = execFileSync(program, [bundled('slab-probe.ts')], { encoding: 'utf8', timeout: 20_000 })
      expect(JSON.parse(said)).toEqual({ inSlabs: true, bytes: 3_000_000, wrong: 0, protocol: 'TLSv1.3' })
    })
  }
})

/** A program of the folder `support`, as one file that every Node reads. */
function bundled(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'fission-program-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const outfile = join(folder, 'program.cjs')
  const source = fileURLToPath(new URL(`support/${name}`, import.meta.url))
  buildSync({ entryPoints: [source], outfile, bundle: true, platform: 'node', target: 'node18' })
  return outfile
}
