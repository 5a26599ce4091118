/** `fission interactive` for a network whose config is TypeScript. */
import { start } from 'node:repl'
import { ALL_GROUP } from '../../agent/core/network/description'
import * as sdk from '../../agent/sdk'
import type { NetworkConfig } from '../../agent/sdk/define-network'
import type { Job } from '../../agent/sdk/job'
import type { MultiNode, Node } from '../../agent/sdk/node'
import { endHosts } from '../../agent/sdk/emulate/host-process'
import { userStack } from '../../agent/sdk/user-stack'
import { loadBundle } from './load-bundle'

/** Runs the config, then what the user types, until the input ends. */
export function interactiveCommand(bundle: string, root: string, name: string): void {
  const config = readConfig(bundle, root)
  if (config === null) return
  const { jobs = [] } = config
  process.stdout.write(`${banner(name, jobs)}\n`)
  const repl = start({ prompt: '> ', ignoreUndefined: true })
  Object.assign(repl.context, sdk, namesOf(config))
  repl.on('exit', () => void endHosts().finally(() => process.exit()))
}

/** The config, or null where it cannot be used, which has been said. */
function readConfig(bundle: string, root: string): NetworkConfig | null {
  try {
    const network = loadBundle(bundle, root)
    if (network !== null) return network.config
    throw new TypeError('the default export of the config was not made by defineNetwork')
  } catch (error) {
    const hint = '`fission validate` says more about mistakes in a config.'
    process.stderr.write(`error: ${userStack(error).stack}\nhint: ${hint}\n`)
    process.exitCode = 1
    return null
  }
}

function namesOf(config: NetworkConfig): Record<string, unknown> {
  const { jobs = [] } = config
  const nodes = typeof config.nodes === 'object' ? config.nodes : []
  const pipes = jobs.flatMap((job) => [...job.inputs, ...job.outputs])
  return {
    network: config,
    JOBS: byKey(jobs, ({ id }) => id),
    PIPES: byKey(pipes, ({ id }) => id),
    NODES: byKey(nodes, (node) => ('address' in node ? node.address : node.addresses.join(', '))),
    GROUPS: groupsOf(jobs, nodes),
  }
}

function byKey<T>(items: readonly T[], key: (item: T) => string | number): Record<string, T> {
  return Object.fromEntries(items.map((item) => [key(item), item]))
}

/** Name of each group → the jobs that may run in it and the nodes that are in it. */
function groupsOf(jobs: readonly Job[], nodes: readonly (Node | MultiNode)[]): Record<string, unknown> {
  const groups: Record<string, { jobs: Job[]; nodes: (Node | MultiNode)[] }> = {}
  const group = (name: string) => (groups[name] ??= { jobs: [], nodes: [] })
  for (const job of jobs) for (const name of [job.groups].flat()) group(name).jobs.push(job)
  for (const node of nodes)
    for (const name of new Set([...node.groups, ALL_GROUP])) group(name).nodes.push(node)
  return groups
}

function banner(name: string, jobs: readonly Job[]): string {
  const some = jobs.find(({ inputs }) => inputs.length > 0) ?? jobs[0]
  const values = some?.inputs.map((_, i) => i + 1).join(', ') ?? ''
  return [
    `${name}: ${jobs.length} jobs (Node ${process.version}; Ctrl+D ends it)`,
    'network, JOBS, PIPES, NODES, GROUPS, emulate, and all that fission exports',
    ...(some ? [`For example: await emulate(JOBS[${some.id}])(${values})`] : []),
  ].join('\n')
}
