/** Reads a config.py in a process of its own and gives the network's description, or what is wrong with it. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { ALL_GROUP, type NodeDescription } from '../../../agent/core/network/description'
import type { Problem } from '../../../agent/core/network/problem'
import { bundleFile } from '../bundle-network'
import { complete, type Inspection } from '../inspection'
import type { NetworkFolder } from '../network-folder'
import { NodesCsvError, parseNodesCsv } from '../nodes-csv'
import { bundlePython } from './bundle-python'
import { findInterpreter } from './interpreter'
import { pythonProblems, pythonReply, startPythonInspector, type PythonNode } from './python-process'

/** As `inspectNetwork`, for a network whose config is Python. */
export async function inspectPython(
  network: NetworkFolder,
  directory: string,
  timeoutMs: number,
): Promise<Inspection> {
  const interpreter = findInterpreter(network)
  if (!interpreter.ok) return { ok: false, problems: [interpreter.problem], output: '' }
  const inspector = startPythonInspector(network, interpreter)
  const outcome = await inspector.ask({ task: 'describe', network, bundle: directory }, timeoutMs)
  const { output } = outcome
  const reply = pythonReply(outcome)
  if (reply?.type !== 'described')
    return { ok: false, problems: pythonProblems(outcome, network, interpreter), output }
  const nodes = readNodes(reply.network.nodes, network)
  if (!nodes.ok) return { ok: false, problems: [nodes.problem], output }
  const hash = bundlePython(reply.files, directory)
  const { interpreter: python } = reply
  const described = { ...reply.network, nodes: nodes.nodes }
  if (described.jobs.every((job) => job.foreign === undefined)) {
    return complete(
      described,
      { ok: true, file: bundleFile(directory), hash, warnings: [], python },
      output,
      network,
    )
  }
  const { addTypeScriptJobs } = await import('./add-typescript-jobs')
  const added = await addTypeScriptJobs(network, directory, described.jobs, described.pipes, timeoutMs)
  if (!added.ok) return { ...added, output }
  const both = createHash('sha256').update(hash).update(added.bundle.hash).digest('hex')
  return complete(
    { ...described, jobs: added.jobs },
    { ...added.bundle, hash: both, python },
    output,
    network,
  )
}

type Nodes = { ok: true; nodes: NodeDescription[] } | { ok: false; problem: Problem }

/** The nodes of the config, with those of its CSV files in their place; every one is in the group ALL. */
function readNodes(described: readonly PythonNode[], network: NetworkFolder): Nodes {
  const nodes: NodeDescription[] = []
  for (const node of described) {
    if (!('file' in node)) {
      nodes.push(node)
      continue
    }
    const file = csvFile(node.file, network)
    try {
      nodes.push(...parseNodesCsv(readFileSync(file, 'utf8')))
    } catch (error) {
      return { ok: false, problem: csvProblem(node.file, file, error, network) }
    }
  }
  const inAll = nodes.map((node) => ({ ...node, groups: [...new Set([...node.groups, ALL_GROUP])] }))
  return { ok: true, nodes: inAll }
}

/** Relative to the project, as in FISSION, or to the network's folder. */
function csvFile(given: string, { root, folder }: NetworkFolder): string {
  const inProject = path.resolve(root, given)
  return existsSync(inProject) ? inProject : path.resolve(folder, given)
}

function csvProblem(given: string, file: string, error: unknown, { root, config }: NetworkFolder): Problem {
  if (error instanceof NodesCsvError) {
    return {
      code: 'nodes-csv',
      severity: 'error',
      message: `the file of nodes ${given}: ${error.message}`,
      hint: 'Correct this row of the file.',
      position: { file: path.relative(root, file).split(path.sep).join('/'), line: error.line },
    }
  }
  return {
    code: 'nodes-csv',
    severity: 'error',
    message: `NODES of ${config} names the file ${given}, which cannot be read: ${(error as Error).message}`,
    hint: 'Check the path; it is relative to the project folder or to the network.',
    position: { file: config, line: 1 },
  }
}
