/** The demo: the tutorial network loses a node, and the data keeps flowing. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { JobState } from '../../agent/core/supervisor/types'
import type { Simulation } from '../client/simulation/simulation'
import { AppError, fileError } from '../errors'
import { resourcePath } from '../paths'
import { findNetwork } from '../project/network-folder'
import { OutageWatch } from './outage-watch'
import { simulateOnTerminal } from './simulate-on-terminal'

const NETWORK = 'demo_failover'
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
  const begun: { watch: OutageWatch; timer: NodeJS.Timeout }[] = []
  try {
    copyProject(project)
    say(`Simulating ${path.join(project, NETWORK)} on ${nodes} agents; Ctrl+C ends it.`)
    const network = findNetwork(NETWORK, project)
    const summary = await simulateOnTerminal(network, nodes, { durationMs, json: false }, (simulation) => {
      const watch = new OutageWatch(simulation.network, simulation.run, victimOf(simulation).id)
      begun.push({ watch, timer: setTimeout(() => killVictim(simulation, watch), killAfterMs) })
    })
    for (const { watch } of begun) if (summary) say(watch.sumUp(summary))
    return summary !== null && !summary.failed
  } finally {
    for (const { timer } of begun) clearTimeout(timer)
    if (folder === null) rmSync(project, { recursive: true, force: true })
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

function copyProject(target: string): void {
  try {
    const made = ['simulation', 'node_modules']
    const filter = (file: string): boolean => !made.includes(path.basename(file))
    cpSync(resourcePath('resources/examples/demo'), target, { recursive: true, force: false, filter })
  } catch (error) {
    throw fileError(`Copying the demo project to ${target}`, error)
  }
}

function victimOf({ run }: Simulation): JobState {
  const victim = Object.values(run.state.jobs).find(({ name }) => name.startsWith(VICTIM))
  if (victim) return victim
  throw new AppError('not-found', `The demo network has no ${VICTIM}`, 'Choose another folder for the demo.')
}

function killVictim(simulation: Simulation, watch: OutageWatch): void {
  const { node, name } = victimOf(simulation)
  if (node === null) return say(`>> ${name} is on no agent yet, so none is killed`)
  say(`>> Killing the agent ${node}, which runs ${name} (kill -9)`)
  simulation.killNode(node)
  watch.killed()
}
