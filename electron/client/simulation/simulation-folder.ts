/** `<network>/simulation/`: what a simulation leaves behind for the user to look at. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { NetworkDescription } from '../../../agent/core/network/description'
import { jobLabel, pipeLabel } from '../../../agent/core/network/network-graph'
import { fileError } from '../../errors'
import { LOCK_FILE, lockSimulation } from './simulation-lock'
import type { SimulationNode } from './simulation-nodes'

/** Hidden from the user, and replaced by every simulation. */
const BUNDLE_FOLDER = '.bundle'

/** The locked folder of one simulation. */
export interface SimulationFolder {
  /** `<network>/simulation`. */
  path: string
  /** Where the network's code is bundled into. */
  bundle: string
  release: () => void
}

/** Makes `<network>/simulation/` and locks it; what the last simulation left stays until it is cleared. */
export function lockSimulationFolder(networkFolder: string): SimulationFolder {
  const folder = path.join(networkFolder, 'simulation')
  try {
    mkdirSync(folder, { recursive: true })
    const release = lockSimulation(folder, path.basename(networkFolder))
    return { path: folder, bundle: path.join(folder, BUNDLE_FOLDER), release }
  } catch (error) {
    throw fileError(`Writing to ${folder}`, error)
  }
}

/** Removes everything but the lock and the bundle of the simulation that starts. */
export function clearSimulationFolder({ path: folder }: SimulationFolder): void {
  try {
    for (const name of readdirSync(folder)) {
      if (name === LOCK_FILE || name === BUNDLE_FOLDER) continue
      rmSync(path.join(folder, name), { recursive: true, force: true })
    }
  } catch (error) {
    throw fileError(`Clearing ${folder}`, error)
  }
}

/** Makes a folder for each job, and `info.txt` that says which is whose. */
export function fillSimulationFolder(
  folder: string,
  network: NetworkDescription,
  nodes: SimulationNode[],
): void {
  try {
    for (const { id } of network.jobs) mkdirSync(path.join(folder, String(id)), { recursive: true })
    writeFileSync(path.join(folder, 'info.txt'), simulationInfo(network, nodes))
  } catch (error) {
    throw fileError(`Writing to ${folder}`, error)
  }
}

/** The log of one agent: as on a node when there is one, else one for each. */
export function logFile(folder: string, node: SimulationNode, nodes: SimulationNode[]): string {
  const name = nodes.length === 1 ? 'FISSION' : node.id.replaceAll(/[^\w.-]/g, '_')
  return path.join(folder, `${name}.log`)
}

/** Every job's folder, label, groups and pipes, and every agent's log. */
function simulationInfo(network: NetworkDescription, nodes: SimulationNode[]): string {
  const pipes = new Map(network.pipes.map((pipe) => [pipe.id, pipeLabel(pipe)]))
  const list = (ids: number[]): string => ids.map((id) => pipes.get(id) ?? String(id)).join(', ') || 'none'
  const jobs = network.jobs.map((job) => {
    const groups = job.groups.join(', ') || `only ${job.defaultNode ?? 'nowhere'}`
    return `${job.id} → ${jobLabel(job)}  groups: ${groups}  inputs: ${list(job.inputs)}  outputs: ${list(job.outputs)}`
  })
  const logs = nodes.map((node) => `${path.basename(logFile('', node, nodes))} → agent ${describeNode(node)}`)
  const heading = `Simulation of ${network.name}. This folder is cleared before the next one.`
  return [heading, '', 'Folder → job', ...jobs, '', 'Log → agent', ...logs, ''].join('\n')
}

function describeNode({ id, aliases, groups }: SimulationNode): string {
  const others = aliases.filter((alias) => alias !== id)
  const standsFor = others.length > 0 ? `, stands for ${others.join(', ')}` : ''
  return `${id}${standsFor}${groups.length > 0 ? `, groups: ${groups.join(', ')}` : ''}`
}
