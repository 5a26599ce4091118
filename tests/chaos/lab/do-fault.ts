/** Carries out one fault and heals it. */
import type { TestHost } from '../../hosts/support/test-host'
import type { Fault, FaultKind, JobTarget } from '../schedule/fault'
import type { Client } from './client'
import { hostProcesses, jobProcesses } from './host-processes'
import type { Territory } from './host-processes'

/** What a fault is done to. */
export interface Lab extends Territory {
  host(number: number): TestHost
  client(network: string): Pick<Client, 'kill' | 'adopt'>
}

/** Heals a fault; null: there was nothing to harm. */
type Heal = (() => Promise<void>) | null

const healed = (): Promise<void> => Promise.resolve()

type Doers = { [K in FaultKind]: (lab: Lab, fault: Extract<Fault, { kind: K }>) => Promise<Heal> }

/** The total table: every kind of fault has its way to be done. */
const doers: Doers = {
  'kill-host': async (lab, { host }) => {
    await lab.host(host).kill()
    return () => lab.host(host).start()
  },
  'reboot-host': async (lab, { host }) => {
    // Its answer is cut off by what it asks for.
    await lab
      .host(host)
      .exec('systemctl', 'reboot')
      .catch(() => undefined)
    return healed
  },
  cut: async (lab, { host }) => {
    await lab.host(host).cut()
    return () => lab.host(host).heal()
  },
  mute: async (lab, { host }) => {
    await lab.host(host).mute()
    return () => lab.host(host).talk()
  },
  slow: async (lab, { host, rate }) => {
    await lab.host(host).slow(rate)
    return () => lab.host(host).slow('off')
  },
  'kill-agent': (lab, { host }) => signal(agentsOf(lab, host), 'SIGKILL', null),
  'end-agent': (lab, { host }) => signal(agentsOf(lab, host), 'SIGTERM', null),
  'freeze-agent': (lab, { host }) => signal(agentsOf(lab, host), 'SIGSTOP', 'SIGCONT'),
  // The client's own; both runs have one.
  'kill-local-agent': (lab) => signal(agentsOf(lab, 0), 'SIGKILL', null),
  'kill-client': (lab, { network }) => {
    const client = lab.client(network)
    if (!client.kill()) return Promise.resolve(null)
    return Promise.resolve(() => client.adopt())
  },
  'kill-job': (lab, { target }) => signal(jobOf(lab, target), 'SIGKILL', null),
  'freeze-job': (lab, { target }) => signal(jobOf(lab, target), 'SIGSTOP', 'SIGCONT'),
}

/** Does it now, and heals it when its time is over; false: there was nothing to harm. */
export async function doFault(lab: Lab, fault: Fault, wait: (ms: number) => Promise<void>): Promise<boolean> {
  const doer = doers[fault.kind] as (lab: Lab, fault: Fault) => Promise<Heal>
  const heal = await doer(lab, fault)
  if (heal === null) return false
  await wait(fault.forMs)
  await heal()
  return true
}

function agentsOf(lab: Lab, host: number): number[] {
  return hostProcesses(lab)
    .filter((found) => found.role === 'agent' && found.host === host)
    .map(({ pid }) => pid)
}

function jobOf(lab: Lab, target: JobTarget): number[] {
  return jobProcesses(hostProcesses(lab), target).map(({ pid }) => pid)
}

function signal(pids: number[], harm: NodeJS.Signals, heal: NodeJS.Signals | null): Promise<Heal> {
  const harmed = pids.filter((pid) => kill(pid, harm))
  if (harmed.length === 0) return Promise.resolve(null)
  return Promise.resolve(() => {
    if (heal !== null) for (const pid of harmed) kill(pid, heal)
    return healed()
  })
}

/** False: it has ended by itself, or by what happened to its host. */
function kill(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal)
  } catch {
    return false
  }
}
