/** A small network in both languages whose every block crosses from one node to the other, on agents under any Node. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { AgentLink } from '../../../../electron/client/agent-link'
import { clientInfo } from '../../../../electron/client/client-info'
import { Run } from '../../../../electron/client/run'
import type { RunNode } from '../../../../electron/client/run-types'
import { SocketConnector } from '../../../../electron/client/socket-connector'
import { inspectNetwork } from '../../../../electron/project/inspect'
import { findNetwork } from '../../../../electron/project/network-folder'
import { copyPythonProject, python } from '../../python/python-project'
import { removeFolder } from '../../simulate/fission-process'
import { TestAgent } from './test-agent'

/** Program and arguments that a script and its arguments follow. */
type NodeCommand = readonly string[]

/** What the network's sink prints: sums of squares, of negated values, of values, and of negated values less a half each. */
export const sums = ['2686700 -20100 20100 -20200']

/** Runs the network to its end, with the agents of the nodes `a` and `b` under these, and gives what its sink printed. */
export async function sumsOn(nodes: Record<'a' | 'b', NodeCommand>): Promise<string[]> {
  const project = copyPythonProject('cases')
  const bundle = mkdtempSync(join(tmpdir(), 'fission-bundle-'))
  onTestFinished(() => [project, bundle].forEach(removeFolder))
  const inspection = await inspectNetwork(findNetwork('two_nodes', project), bundle)
  if (!inspection.ok) throw new Error(inspection.problems.map(({ message }) => message).join('\n'))
  const run = await Run.open({
    network: inspection.network,
    nodes: await Promise.all(Object.entries(nodes).map(([id, node]) => startNode(id, node, bundle))),
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

async function startNode(id: string, node: NodeCommand, bundle: string): Promise<RunNode> {
  const agent = await TestAgent.start(undefined, { node })
  const directory = mkdtempSync(join(tmpdir(), 'fission-jobs-'))
  onTestFinished(async () => {
    await agent.stop()
    removeFolder(directory)
  })
  const { stream } = await new SocketConnector(id, agent.socket).connect(AbortSignal.timeout(60_000))
  const link = await AgentLink.open(stream, clientInfo('test'))
  const place = { bundle, directory, python, log: null, reach: null, sendFiles: null }
  return { id, aliases: [id], groups: ['ALL'], slots: 4, link, ...place }
}
