/** The demo: the tutorial network loses a node, and the data keeps flowing. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Simulation } from '../client/simulation/simulation'
import { fileError } from '../errors'
import { resourcePath } from '../paths'
import { findNetwork } from '../project/network-folder'
import { OutageWatch } from './outage-watch'
import { simulateOnTerminal } from './simulate-on-terminal'

const NETWORK = 'demo_network_v1'
/** The job whose agent is killed: it has inputs from several jobs and an output, so that both ends must follow it. */
const VICTIM = 'JoinJob'

export interface DemoSettings {
  /** Where the project is copied to; null: a temporary folder, removed at the end. */
  folder: string | null
  nodes: number
  killAfterMs: number
  durationMs: number
}

/** Copies the demo project, simulates it, kills an agent, and sums up in one line; false when something failed. */
export async function runDemo({ folder, nodes, killAfterMs, durationMs }: DemoSettings): Promise<boolean> {
  const project = folder === null ? mkdtempSync(path.join(tmpdir(), 'fission-demo-')) : path.resolve(folder)
  const watch = new OutageWatch()
  const timers: NodeJS.Timeout[] = []
  try {
    copyProject(project)
    process.stdout.write(`Simulating ${path.join(project, NETWORK)} on ${nodes} agents; Ctrl+C ends it.\n`)
    const network = findNetwork(NETWORK, project)
    const summary = await simulateOnTerminal(network, nodes, { durationMs, json: false }, (simulation) => {
      watch.observe(simulation)
      timers.push(setTimeout(() => killVictim(simulation, watch), killAfterMs))
    })
    if (summary) process.stdout.write(`${watch.sumUp(summary)}\n`)
    return summary !== null && !summary.failed
  } finally {
    timers.forEach(clearTimeout)
    if (folder === null) rmSync(project, { recursive: true, force: true })
  }
}

function copyProject(target: string): void {
  try {
    const options = { recursive: true, force: false, errorOnExist: false }
    cpSync(resourcePath('resources/examples/demo_network'), target, options)
  } catch (error) {
    throw fileError(`Copying the demo project to ${target}`, error)
  }
}

function killVictim(simulation: Simulation, watch: OutageWatch): void {
  const victim = Object.values(simulation.run.state.jobs).find(({ name }) => name.startsWith(VICTIM))
  if (!victim?.node) {
    process.stdout.write(`>> ${VICTIM} is on no agent yet, so none is killed\n`)
    return
  }
  process.stdout.write(`>> Killing the agent ${victim.node}, which runs ${victim.name} (kill -9)\n`)
  simulation.killNode(victim.node)
  watch.killed()
}
