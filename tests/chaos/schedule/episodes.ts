/** The schedule: episodes of faults that overlap, each followed by a time in which everything is well. */
import { harmsHost, type Fault, type FaultKind, type JobTarget } from './fault'
import type { Random } from './random'

/** A fault and when it begins, from the episode's beginning. */
interface TimedFault {
  atMs: number
  fault: Fault
}

export interface Episode {
  faults: TimedFault[]
  /** How long everything is left alone once it has recovered. */
  restMs: number
}

/** What there is to be harmed. */
export interface Victims {
  hosts: readonly number[]
  jobs: readonly JobTarget[]
}

/** Faults of one episode: sometimes every host has one. */
const COUNTS = [1, 1, 1, 2, 2, 3]
/** Faults of one episode begin within this time. */
const SPREAD_MS = 2000

/** What may happen. */
export interface Harm {
  kinds: readonly FaultKind[]
  /** Never two faults at once. */
  isSingle: boolean
}

/** The next episode; the same random numbers give the same one. */
export function nextEpisode(random: Random, { kinds, isSingle }: Harm, victims: Victims): Episode {
  const left = new Set(victims.hosts)
  const count = isSingle ? 1 : random.pick(COUNTS)
  const faults: TimedFault[] = []
  for (let i = 0; i < count; i++) {
    const possible = kinds.filter((kind) => isBearable([...faults.map(({ fault }) => fault.kind), kind]))
    if (possible.length === 0) break
    const kind = random.pick(possible)
    const host = random.pick([...left])
    const fault = makeFault(random, kind, host, random.pick(victims.jobs))
    // One host has one fault at a time, or healing one would heal the other.
    if ('host' in fault) left.delete(host)
    faults.push({ atMs: i === 0 ? 0 : random.between(0, SPREAD_MS), fault })
  }
  return { faults, restMs: random.between(200, 3000) }
}

/** A state lies with the client, its job's node and one more: with the client gone, only one host may be harmed. */
function isBearable(together: readonly FaultKind[]): boolean {
  return !together.includes('kill-client') || together.filter(harmsHost).length <= 1
}

function makeFault(random: Random, kind: FaultKind, host: number, target: JobTarget): Fault {
  switch (kind) {
    case 'kill-host':
      return { kind, host, forMs: random.between(100, 6000) }
    case 'cut':
    case 'mute':
    case 'freeze-agent':
      // Some are over before anybody calls it a failure.
      return { kind, host, forMs: random.pick([random.between(50, 800), random.between(800, 6000)]) }
    case 'slow':
      return {
        kind,
        host,
        rate: random.pick(['64kbit', '256kbit', '2mbit']),
        forMs: random.between(1000, 6000),
      }
    case 'reboot-host':
    case 'kill-agent':
    case 'end-agent':
      return { kind, host, forMs: 0 }
    case 'kill-local-agent':
      return { kind, forMs: 0 }
    case 'kill-client': {
      const forMs = random.pick([random.between(50, 1500), random.between(1500, 15_000)])
      return { kind, network: target.network, forMs }
    }
    case 'kill-job':
      return { kind, target, forMs: 0 }
    case 'freeze-job':
      return { kind, target, forMs: random.between(100, 4000) }
  }
}
