/** What one measure of the bench is; each has a file or a line under measures/. */
import type { TestHost } from '../hosts/support/test-host'
import type { NetworkRun } from './network-run'

/** Named numbers, the units in their names. */
export type Figures = Record<string, number>

/** What a figure must reach. */
export interface Goal {
  figure: string
  atLeast?: number
  atMost?: number
}

/** A network on agents of this computer. */
interface SimulationRequest {
  /** Path of the network's folder. */
  network: string
  nodes: number
}

/** A network on hosts of its own, which reach each other over a bridge. */
interface HostsRequest {
  /** Path of the network's folder. */
  network: string
  hosts: number
}

/** Where a measure runs. */
export interface Context {
  /** Folder in which the networks were copied. */
  workspace: string
  /** `bare/relay.cjs`. */
  relay: string
  /** What says to every process how long it measures. */
  environment: Record<string, string>
  /** How long memory is watched. */
  watchMs: number
  /** How long a killed client stays away. */
  awayMs: number
  /** For how many rounds of 1000 lines the window of a job that floods is watched. */
  floodRounds: number
  /** Runs a network through the command line, and ends it after `use` whatever happens. */
  simulate: (request: SimulationRequest, use: (run: NetworkRun) => Promise<Figures>) => Promise<Figures>
  /**
   * Runs a network over SSH on hosts, and ends it after `use`, all hosts up and plugged in again. `attach` takes it up with
   * another client, when the first one is gone.
   */
  runOnHosts: (
    request: HostsRequest,
    use: (run: NetworkRun, hosts: TestHost[], attach: () => NetworkRun) => Promise<Figures>,
  ) => Promise<Figures>
}

export interface Measure {
  /** As the user names it to `--only`. */
  name: string
  /** The first column of the table. */
  what: string
  /** What FISSION, the system before this one, reached on a machine with two cores; empty where nobody measured. */
  before: string
  /** It needs hosts, which only root on Debian can make. */
  needsHosts?: true
  /** It needs a browser in which the window opens. */
  needsBrowser?: true
  goals: Goal[]
  /** The goals in words. */
  goalText: string
  /** Of several runs: the median of each figure, or the one furthest from its goal where one bad run is one too many. */
  combine: 'median' | 'worst'
  /** One fresh run. */
  run: (context: Context) => Promise<Figures>
  /** The figures in words. */
  show: (figures: Figures) => string
}
