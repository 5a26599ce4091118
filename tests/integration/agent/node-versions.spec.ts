/** A Pi has the Node of its distribution: Debian 12 brings 18, others bring 20, 22 or 24. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { AgentLink } from '../../../electron/client/agent-link'
import { clientInfo } from '../../../electron/client/client-info'
import { Run } from '../../../electron/client/run'
import type { RunNode } from '../../../electron/client/run-types'
import { SocketConnector } from '../../../electron/client/socket-connector'
import { inspectNetwork, type Inspection } from '../../../electron/project/inspect'
import { findNetwork } from '../../../electron/project/network-folder'
import { copyPythonProject, python } from '../python/python-project'
import { removeFolder } from '../simulate/fission-process'
import { TestAgent } from './support/test-agent'

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

let project: string
let bundle: string
let inspection: Extract<Inspection, { ok: true }>

beforeAll(async () => {
  project = copyPythonProject('cases')
  bundle = mkdtempSync(join(tmpdir(), 'fission-bundle-'))
  const inspected = await inspectNetwork(findNetwork('two_nodes', project), bundle)
  if (!inspected.ok) throw new Error(inspected.problems.map(({ message }) => message).join('\n'))
  inspection = inspected
})
afterAll(() => [project, bundle].forEach(removeFolder))

/** Nodes `a` and `b`, with agents under these programs, as a run takes them. */
function nodesUnder(nodes: Record<string, string>): Promise<RunNode[]> {
  return Promise.all(
    Object.entries(nodes).map(async ([id, node]): Promise<RunNode> => {
      const agent = await TestAgent.start(undefined, { node })
      const directory = mkdtempSync(join(tmpdir(), 'fission-jobs-'))
      onTestFinished(async () => {
        await agent.stop()
        removeFolder(directory)
      })
      const { stream } = await new SocketConnector(id, agent.socket).connect(AbortSignal.timeout(20_000))
      const link = await AgentLink.open(stream, clientInfo('test'))
      const place = { bundle, directory, python, log: null, reach: null, sendFiles: null }
      return { id, aliases: [id], groups: ['ALL'], slots: 4, link, ...place }
    }),
  )
}

/** Runs the network to its end and gives what its sink printed. */
async function sumsOn(nodes: Record<string, string>): Promise<string[]> {
  const run = await Run.open({
    network: inspection.network,
    nodes: await nodesUnder(nodes),
    askPreference: () => Promise.resolve(null),
  })
  const lines: string[] = []
  const notices: string[] = []
  run.onEvent((event) => {
    if (event.type === 'output') lines.push(...event.lines.map(({ text }) => text))
    if (event.type === 'notice') notices.push(JSON.stringify(event.notice))
  })
  run.begin()
  const { failed } = await run.ended
  expect(failed, [...notices, ...lines].join('\n')).toBe(false)
  return lines
}

/** Sums of the squares, of the negated values, of the values, and of the negated values less a half each. */
const sums = ['2686700 -20100 20100 -20200']

describe('the agent and its jobs', () => {
  for (const [major, program] of programs) {
    it(`run under Node ${major}`, async ({ skip }) => {
      const reason = absence(major)
      if (reason !== null) skip(reason)
      expect(execFileSync(program, ['--version'], { encoding: 'utf8' })).toMatch(`v${major}.`)
      expect(await sumsOn({ a: program, b: program })).toEqual(sums)
    })
  }

  it('understand each other from Node 18 to 24 and back', async ({ skip }) => {
    const reason = absence('18', '24')
    if (reason !== null) skip(reason)
    const [oldest, newest] = [programs.get('18')!, programs.get('24')!]
    expect(await sumsOn({ a: oldest, b: newest })).toEqual(sums)
    expect(await sumsOn({ a: newest, b: oldest })).toEqual(sums)
  })
})
