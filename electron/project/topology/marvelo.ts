/** A topology of MARVELO: `<network><node pi_id><algorithm path executable>` with inputs, outputs and parameters. */
import type { XmlTag } from './read-xml'
import { TopologyError } from './read-xml'

/** Names in the file; a config may set others. `input`, `output` and `parameter_tag` are tags, the rest attributes. */
const names = {
  ip: 'pi_id',
  executable: 'executable',
  dependencies: 'path',
  input: 'input',
  output: 'output',
  pipe_id: 'pipe_id',
  parameter_tag: 'parameter',
  parameter: 'param',
  block_size: 'block_size',
  block_count: 'block_count',
}
export type TopologyNames = typeof names

/** One end of a pipe. */
export interface TopologyPipe {
  id: number
  /** Null where the file does not say. */
  blockSize: number | null
  blockCount: number | null
  line: number
}

export interface TopologyJob {
  node: string
  executable: string
  directory: string | null
  parameters: string
  inputs: TopologyPipe[]
  outputs: TopologyPipe[]
  line: number
}

export interface Topology {
  nodes: { address: string; line: number }[]
  jobs: TopologyJob[]
  /** Tags that mean nothing. */
  unknown: { name: string; line: number }[]
}

/** The names of the file, some of which the config sets. Throws TypeError for one that there is not. */
export function topologyNames(given: Readonly<Record<string, string>>): TopologyNames {
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(names, name))
  if (unknown === undefined) return { ...names, ...given }
  throw new TypeError(`has no name ${unknown}; the names are ${Object.keys(names).join(', ')}`)
}

/** Reads the tags. Throws TopologyError for what is missing or no number. */
export function readTopology(network: XmlTag, words: TopologyNames): Topology {
  const topology: Topology = { nodes: [], jobs: [], unknown: [] }
  for (const node of network.children) {
    const address = attribute(node, words.ip)
    if (!/^\S+$/.test(address))
      throw new TopologyError(
        node.line,
        `gives <${node.name}> the ${words.ip} '${address}', which is no address`,
        'Name a host or an IP address.',
      )
    topology.nodes.push({ address, line: node.line })
    for (const job of node.children) topology.jobs.push(readJob(job, address, words, topology.unknown))
  }
  return topology
}

function readJob(tag: XmlTag, node: string, words: TopologyNames, unknown: Topology['unknown']): TopologyJob {
  const job: TopologyJob = {
    node,
    executable: attribute(tag, words.executable),
    directory: tag.attributes[words.dependencies] ?? null,
    parameters: '',
    inputs: [],
    outputs: [],
    line: tag.line,
  }
  for (const child of tag.children) {
    if (child.name === words.input) job.inputs.push(readPipe(child, words))
    else if (child.name === words.output) job.outputs.push(readPipe(child, words))
    else if (child.name === words.parameter_tag) job.parameters += ` ${attribute(child, words.parameter)}`
    else unknown.push({ name: child.name, line: child.line })
  }
  return job
}

function readPipe(tag: XmlTag, words: TopologyNames): TopologyPipe {
  const id = number(tag, words.pipe_id)
  if (id === null) throw missing(tag, words.pipe_id)
  return {
    id,
    blockSize: number(tag, words.block_size),
    blockCount: number(tag, words.block_count),
    line: tag.line,
  }
}

function attribute(tag: XmlTag, name: string): string {
  const value = tag.attributes[name]
  if (value === undefined || value === '') throw missing(tag, name)
  return value
}

/** Null where there is none; as in FISSION, an empty one is none. */
function number(tag: XmlTag, name: string): number | null {
  const value = tag.attributes[name]
  if (value === undefined || value === '') return null
  if (/^\s*-?\d{1,15}\s*$/.test(value)) return Number(value)
  throw new TopologyError(
    tag.line,
    `gives <${tag.name}> the ${name} '${value}', which is no whole number`,
    'Correct the number.',
  )
}

function missing(tag: XmlTag, name: string): TopologyError {
  return new TopologyError(
    tag.line,
    `has a <${tag.name}> without ${name}`,
    `Add ${name}="…", or say in the config how the file calls it.`,
  )
}
