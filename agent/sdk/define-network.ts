import { checkConfig } from './check-config'
import type { Job } from './job'
import type { MultiNode, Node } from './node'

/** What happens when a job's process dies or its code throws. */
export interface CrashConfig {
  /** Restarts before the job is given up (default 3). The first is immediate. */
  restarts?: number
  /** Milliseconds before the second restart (default 250); they double each time. */
  backoffMs?: number
  /** Given up: end only this job and those that wait for it (default), or fail the whole run. */
  giveUp?: 'end-job' | 'fail-run'
}

/** The keys of a network's config. */
export interface NetworkConfig {
  /** User on the nodes (default `pi`). */
  user?: string
  /** Directory on the nodes that holds everything of this network (default: in the user's home). */
  remoteRoot?: string | null
  /** Least severe messages to log (default `INFO`). */
  logLevel?: 'DEBUG' | 'INFO' | 'WARNING' | 'ERROR' | 'CRITICAL'
  /** Name of the log file (default `FISSION.log`). */
  logFile?: string
  /** Address of the client as the nodes see it (default: found out). */
  clientIp?: string | null
  /** Open a console window for each job (default false). */
  debugWindow?: boolean
  /** The jobs, joined by their pipes. */
  jobs?: readonly Job[]
  /** The nodes, or the path of a CSV file of them (name, address, group, …), relative to the network's folder. */
  nodes?: readonly (Node | MultiNode)[] | string
  /**
   * A topology of MARVELO (XML) that describes the network or a part of it; relative to the project folder or to the
   * network's. Each of its jobs is a `MarveloJob` that prefers its node.
   */
  xmlFile?: string
  /**
   * How that file calls things, where it does not say `pi_id` (`ip`), `executable`, `path` (`dependencies`), `input`, `output`,
   * `pipe_id`, `parameter` (`parameter_tag`), `param` (`parameter`), `block_size` or `block_count`: `{ ip: 'address' }`.
   */
  xmlArgs?: Readonly<Record<string, string>>
  /** Copy every job's files to every node up front: a slower start, a faster failover (default false). */
  preCopy?: boolean
  /** Bytes of the head of every block, 1 to 64 (default 1). */
  headSize?: number
  /** Seconds between heartbeats of a node (default 0.15). */
  pulseInterval?: number
  /** Milliseconds without a heartbeat after which a node is suspected (default: 3 heartbeats). */
  suspectAfterMs?: number
  /** Milliseconds without a heartbeat after which a node is given up and its jobs move (default: 6 heartbeats). */
  lostAfterMs?: number
  /**
   * What the nodes do when the client is gone, because it was closed, killed or cut off: go on with the run until a
   * client takes it up again (`continue`, the default), or end it (`stop`). A simulation ends with its client.
   */
  onClientLost?: 'continue' | 'stop'
  /** With `onClientLost: 'stop'`, milliseconds that each node waits for a client before (default 10,000). */
  clientGraceMs?: number
  /**
   * Keep the state of each job that saves one on a second node, too: it then survives when the client and the job's node
   * are lost together (default false).
   */
  copyStates?: boolean
  /**
   * Interpreter of the Python jobs, a name or a path (default: that of the project's `.venv`, or `python3`). A path is
   * relative to the project on this computer.
   */
  python?: string | null
  /** What happens when a job crashes. */
  crash?: CrashConfig
}

/** Recognised also when two copies of this package meet. */
const brand = Symbol.for('fission.network')

/** A checked config; made by `defineNetwork`. */
export class Network {
  readonly [brand] = true

  /** @param config as `defineNetwork` has checked it */
  constructor(readonly config: NetworkConfig) {}

  /** The job with this id: they count up from 1 in the order of construction. Throws RangeError where there is none. */
  job(id: number): Job {
    const found = this.config.jobs?.find((job) => job.id === id)
    if (found === undefined) throw new RangeError(`The network has no job ${id}`)
    return found
  }
}

/**
 * Makes a network of a config; the default export of every `config.ts`.
 *
 * @throws TypeError for a key that does not exist or a value of the wrong kind, with what is expected
 *
 * @example
 * export default defineNetwork({
 *   user: 'pi',
 *   jobs: [new SourceJob({ outputs: [new ObjectPipe(101)] }), new SinkJob({ inputs: [new ObjectPipe(101)] })],
 *   nodes: [new Node('192.168.4.2')],
 * })
 */
export function defineNetwork(config: NetworkConfig): Network {
  checkConfig(config)
  return new Network(config)
}

/** True for what `defineNetwork` made. */
export function isNetwork(value: unknown): value is Network {
  return typeof value === 'object' && value !== null && brand in value
}
