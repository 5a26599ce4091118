/** Adds the jobs of a topology file to the network of a config, whatever language that is in. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { ALL_GROUP, type JobDescription, type NodeDescription } from '../../../agent/core/network/description'
import type { Problem } from '../../../agent/core/network/problem'
import { vocabularyOf } from '../../../agent/core/network/rules/vocabulary'
import { describeDependency } from '../describe/describe-job'
import { isProgramMissing, wordsOf } from '../describe/describe-program'
import type { RawDescription, RawPipe } from '../inspect-protocol'
import type { NetworkFolder } from '../network-folder'
import { readTopology, topologyNames, type Topology, type TopologyJob, type TopologyPipe } from './marvelo'
import { readXml, TopologyError } from './read-xml'

type Added = { ok: true; network: RawDescription; warnings: Problem[] } | { ok: false; problems: Problem[] }

/** The network with what its topology file adds, or what is wrong with the file. */
export function addTopology(raw: RawDescription, place: NetworkFolder): Added {
  const { topology: given } = raw
  if (given === undefined) return { ok: true, network: raw, warnings: [] }
  const { word } = vocabularyOf(raw.config)
  const inConfig = (message: string, hint: string): Added => ({
    ok: false,
    problems: [{ code: 'topology-config', severity: 'error', message, hint, position: given.position }],
  })
  const absolute = topologyFile(given.file, place)
  let text
  try {
    text = readFileSync(absolute, 'utf8')
  } catch (error) {
    const what = `${word('xmlFile')} of ${raw.config} names ${given.file}, which cannot be read: ${(error as Error).message}`
    return inConfig(what, 'Check the path; it is relative to the project folder or to the network.')
  }
  let names
  try {
    names = topologyNames(given.names)
  } catch (error) {
    return inConfig(`${word('xmlArgs')} of ${raw.config} ${(error as Error).message}`, 'Correct the name.')
  }
  const file = path.relative(place.root, absolute).split(path.sep).join('/')
  try {
    return merge(raw, readTopology(readXml(text), names), file, place)
  } catch (error) {
    if (!(error instanceof TopologyError)) throw error
    const { message, hint, line } = error
    const problem: Problem = {
      code: 'topology',
      severity: 'error',
      message: `${file} ${message}`,
      hint,
      position: { file, line },
    }
    return { ok: false, problems: [problem] }
  }
}

/** Relative to the project, as in FISSION, or to the network's folder. */
function topologyFile(given: string, { root, folder }: NetworkFolder): string {
  const inProject = path.resolve(root, given)
  return existsSync(inProject) ? inProject : path.resolve(folder, given)
}

function merge(raw: RawDescription, topology: Topology, file: string, { root }: NetworkFolder): Added {
  const firstId = Math.max(0, ...raw.jobs.map(({ id }) => id)) + 1
  const jobs = topology.jobs.map((job, i) => describeJob(job, firstId + i, file, root))
  const pipes = new Map(raw.pipes.map((pipe) => [pipe.id, pipe]))
  for (const job of topology.jobs) {
    for (const end of [...job.inputs, ...job.outputs]) {
      const known = pipes.get(end.id)
      pipes.set(end.id, known === undefined ? describePipe(end, file) : agreed(known, end))
    }
    for (const { id, line } of job.outputs) checkThatItEnds(pipes.get(id)!, line)
  }
  const warnings = topology.unknown.map(({ name, line }): Problem => ({
    code: 'topology-unknown-tag',
    severity: 'warning',
    message: `${file} has a <${name}> that means nothing`,
    hint: 'Remove it, or say in the config how the file calls inputs, outputs and parameters.',
    position: { file, line },
  }))
  const nodes = [...raw.nodes, ...newNodes(raw.nodes, topology, file)]
  const network = {
    ...raw,
    jobs: [...raw.jobs, ...jobs],
    pipes: [...pipes.values()].sort((a, b) => a.id - b.id),
    nodes,
  }
  return { ok: true, network, warnings }
}

function describeJob(job: TopologyJob, id: number, file: string, root: string): JobDescription {
  const command = wordsOf(job.executable)
  return {
    id,
    type: 'DynamicMARVELOJob',
    bases: ['DynamicExecutableJob', 'MARVELOJob', 'ExecutableJob', 'BaseJob'],
    language: 'executable',
    host: 'typescript',
    program: {
      command,
      parameters: wordsOf(job.parameters),
      inputFlag: '-i',
      outputFlag: '-o',
      pipesAs: 'descriptors',
      openTimeoutMs: 0,
      isMissing: isProgramMissing(command, path.resolve(root, job.directory ?? '')),
    },
    groups: [ALL_GROUP],
    defaultNode: job.node,
    head: false,
    maxQueue: 0,
    inputs: job.inputs.map((pipe) => pipe.id),
    outputs: job.outputs.map((pipe) => pipe.id),
    interactive: false,
    hasPreference: false,
    dependencies: job.directory === null ? [] : [describeDependency(job.directory, root)],
    attributes: '',
    position: { file, line: job.line },
  }
}

function describePipe({ id, blockSize, blockCount, line }: TopologyPipe, file: string): RawPipe {
  return {
    id,
    type: 'BytesPipe',
    encoding: 'bytes',
    blockSize: blockSize ?? 1,
    blockCount: blockCount ?? 1,
    async: false,
    buffer: { size: 0, deleteMode: 'oldest' },
    reliable: false,
    sourceJobs: null,
    destinationJobs: null,
    conflicts: [],
    position: { file, line },
  }
}

/** The pipe, where its other end, in the file or in the config, says nothing else. */
function agreed(known: RawPipe, end: TopologyPipe): RawPipe {
  const differs = (name: 'block size' | 'block count', one: number | null, other: number | null): void => {
    if (other === null || one === other) return
    const place = known.position === undefined ? '' : ` (${known.position.file}:${known.position.line})`
    const before = one === null ? 'no fixed one' : one
    throw new TopologyError(
      end.line,
      `gives pipe ${end.id} the ${name} ${other}, but it has ${before}${place}`,
      `Give both ends of pipe ${end.id} the same.`,
    )
  }
  differs('block size', known.blockSize, end.blockSize)
  differs('block count', known.blockCount, end.blockCount)
  return known
}

function checkThatItEnds({ type, id, blockSize, encoding }: RawPipe, line: number): void {
  if (blockSize !== null || encoding === 'json' || encoding === 'messagepack') return
  throw new TopologyError(
    line,
    `writes to ${type} ${id}, whose blocks have no known end`,
    'Use a pipe with a fixed block size, one of JSON or one of MessagePack.',
  )
}

/** Nodes of the file that the config does not have; one alone may run all that the file describes. */
function newNodes(known: readonly NodeDescription[], topology: Topology, file: string): NodeDescription[] {
  const taken = new Set(known.flatMap(({ name, address }) => [name, address]))
  return topology.nodes.flatMap(({ address, line }) => {
    if (taken.has(address)) return []
    taken.add(address)
    const slots = Math.max(1, topology.jobs.length)
    return { name: address, address, groups: [ALL_GROUP], slots, position: { file, line } }
  })
}
