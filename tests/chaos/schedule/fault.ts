/** What the chaos test does to hosts, agents, jobs and clients. */

/** Every kind of fault. */
export const faultKinds = [
  'kill-host',
  'reboot-host',
  'cut',
  'mute',
  'slow',
  'kill-agent',
  'end-agent',
  'freeze-agent',
  'kill-local-agent',
  'kill-client',
  'kill-job',
  'freeze-job',
] as const

export type FaultKind = (typeof faultKinds)[number]

/** A job of one of the networks. */
export interface JobTarget {
  network: string
  job: number
}

/** One fault; `forMs` later it is healed. */
export type Fault =
  | { kind: 'kill-host' | 'cut' | 'mute' | 'freeze-agent'; host: number; forMs: number }
  | { kind: 'slow'; host: number; rate: string; forMs: number }
  | { kind: 'reboot-host' | 'kill-agent' | 'end-agent'; host: number; forMs: 0 }
  | { kind: 'kill-local-agent'; forMs: 0 }
  /** The run is left to its nodes, until the next client takes it up. */
  | { kind: 'kill-client'; network: string; forMs: number }
  | { kind: 'kill-job'; target: JobTarget; forMs: 0 }
  | { kind: 'freeze-job'; target: JobTarget; forMs: number }

/** Whether a fault is one of a host, which has a part of each state. */
export function harmsHost(kind: FaultKind): boolean {
  return !['kill-local-agent', 'kill-client', 'kill-job', 'freeze-job'].includes(kind)
}

/** One fault in words: `cut pi2 for 2.4 s`. */
export function faultText(fault: Fault): string {
  const { kind, forMs } = fault
  const what = victimText(fault)
  const rate = kind === 'slow' ? ` to ${fault.rate}` : ''
  return `${kind}${what}${rate}${forMs > 0 ? ` for ${(forMs / 1000).toFixed(1)} s` : ''}`
}

function victimText(fault: Fault): string {
  if ('host' in fault) return ` pi${fault.host}`
  if ('network' in fault) return ` of ${fault.network}`
  return 'target' in fault ? ` ${fault.target.network}/${fault.target.job}` : ''
}
