/** Requests from the client to an agent: JSON-RPC method → schemas of parameters and result. */
import * as z from 'zod'
import { JobDescription, PipeDescription } from '../core/network/description'
import {
  ClientInfo,
  DataAddress,
  JobSave,
  OutputLine,
  PipeTarget,
  Position,
  PROTOCOL_VERSION,
  RunId,
} from './common'
import { JobReality, OutputFrom, RunOnAgent, SavedRun } from './holding'

const nothing = z.null()

export const ToAgent = {
  /** First message on a connection; a version mismatch is answered with an error that says the way out. */
  hello: {
    params: z.object({
      protocol: z.int(),
      client: ClientInfo,
      /** The node's address as this client reaches it: data comes there once the agent's own is not the node's any more. */
      address: z.string().max(255).optional(),
    }),
    result: z.object({
      protocol: z.literal(PROTOCOL_VERSION),
      agent: z.string(),
      /** What its files contain (runtime/build-hash.ts); left out by an agent that belongs to its client's process. */
      build: z.string().optional(),
      hostname: z.string(),
      platform: z.string(),
      architecture: z.string(),
      pid: z.int(),
      cores: z.int(),
      dataAddress: DataAddress,
      /** Job processes that wait for a job. */
      warm: z.int(),
    }),
  },
  /**
   * Makes a run known: the key of its links and where its files lie. Repeating it is harmless. The client holds the run
   * from then on; error `run-held` when another one does.
   */
  'run/open': {
    params: z.object({
      run: RunId,
      network: z.string(),
      /** Pre-shared key of the run's links, base64, 32 bytes. */
      key: z.string().length(44),
      headSize: z.int().min(1),
      /** Folder of the unpacked code bundle. */
      bundle: z.string(),
      /** Interpreter of the run's Python jobs; the node's own unless given. */
      python: z.string().optional(),
      /** Folder under which each job gets `<job id>/`. */
      directory: z.string(),
      heartbeatIntervalMs: z.number().positive(),
      /** Log file of this run, as a node writes it; null: none. */
      log: z.object({ file: z.string(), level: z.string() }).nullable(),
      /** The client's term; a lower one than the agent has seen is refused. */
      term: z.int().min(0),
      /** Milliseconds without a client that holds the run until the agent ends it by itself; null: it goes on. */
      stopAfterMs: z.number().min(0).nullable(),
    }),
    result: nothing,
  },
  /** The runs of this agent and who holds them. */
  'run/list': {
    params: z.object({}),
    result: z.object({
      runs: z.array(RunOnAgent),
      /** The last runs that a client has ended here, oldest first; agents that were cut off may still have them. */
      ended: z.array(RunId).optional(),
    }),
  },
  /**
   * Takes a run up, to decide about it or to watch: heartbeats, changes and console lines come from then on. One client
   * holds a run; error `run-held` names it. With `takeOver` it becomes a watcher, and is told so by `run/taken`.
   */
  'run/attach': {
    params: z.object({
      run: RunId,
      as: z.discriminatedUnion('type', [
        z.object({ type: z.literal('holder'), term: z.int().min(0), takeOver: z.boolean() }),
        z.object({ type: z.literal('watcher') }),
      ]),
      output: OutputFrom,
    }),
    /** Every job that this agent has been told to start and not yet to forget, and what has become of it. */
    result: z.object({ jobs: z.array(JobReality) }),
  },
  /** Keeps what another client would need to take the run up. An older order than the kept one is ignored. */
  'run/save': {
    /** A record of null leaves the one that is kept. */
    params: SavedRun.extend({ run: RunId, record: SavedRun.shape.record.nullable() }),
    result: nothing,
  },
  /** What `run/save` kept; null: nothing yet. */
  'run/read': { params: z.object({ run: RunId }), result: z.object({ saved: SavedRun.nullable() }) },
  /** Stops every job of the run and forgets it. */
  'run/close': { params: z.object({ run: RunId, graceMs: z.number().min(0) }), result: nothing },
  /** Starts a job process; answers once the process has been told. `job/changed` says the rest. */
  'job/start': {
    params: z.object({
      run: RunId,
      job: JobDescription,
      epoch: z.int().min(0),
      generation: z.int().min(0),
      inputs: z.array(
        z.object({
          pipe: PipeDescription,
          sourceEpoch: z.int().min(0),
          ended: z.boolean(),
          /** Whatever is lost on the way comes again as long as the first source lives; see core/network/delivery.ts. */
          gapless: z.boolean().optional(),
        }),
      ),
      outputs: z.array(
        z.object({
          pipe: PipeDescription,
          target: PipeTarget,
          /** Blocks that the jobs behind it need before they can acknowledge any; by default 1. */
          needs: z.int().min(1).optional(),
        }),
      ),
      /** The job goes on from here. */
      saved: JobSave.optional(),
    }),
    result: nothing,
  },
  /** Ends a job after the round that it works on; after `graceMs` milliseconds its process is killed. */
  'job/stop': {
    params: z.object({
      run: RunId,
      job: z.int(),
      epoch: z.int(),
      graceMs: z.number().min(0),
      /** The job goes on elsewhere: its streams do not end. */
      leaving: z.boolean().optional(),
    }),
    result: nothing,
  },
  /** The client keeps what `job/saved` brought: the job's inputs may be acknowledged up to there. */
  'job/kept': {
    params: Position.extend({ run: RunId, job: z.int(), epoch: z.int() }),
    result: nothing,
  },
  /** Keeps a copy of the state of another node's job, for a client that takes the run up when both are gone. */
  'job/copy': { params: JobSave.extend({ run: RunId, job: z.int() }), result: nothing },
  /** Lets a source count its rounds from 1 again, in this generation, because another one has moved. */
  'job/reset': {
    params: z.object({ run: RunId, job: z.int(), generation: z.int().min(0) }),
    result: nothing,
  },
  /** A line for an interactive job; null ends its input. */
  'job/line': {
    params: z.object({ run: RunId, job: z.int(), text: z.string().nullable() }),
    result: nothing,
  },
  /** Sends the blocks of a job's output elsewhere from the next one on: its reader has moved. */
  'pipe/redirect': {
    params: z.object({ run: RunId, job: z.int(), pipe: z.int(), target: PipeTarget }),
    result: nothing,
  },
  /** Takes a pipe from this placement epoch of its source on; older ones are refused. */
  'pipe/expect': {
    params: z.object({ run: RunId, pipe: z.int(), sourceEpoch: z.int().min(0) }),
    result: nothing,
  },
  /** Ends a pipe for its reader here: the source is over and will not come back. */
  'pipe/end': { params: z.object({ run: RunId, pipe: z.int() }), result: nothing },
  /** A batch of console lines (`output`) has come: a further one may be sent. */
  'output/taken': { params: z.object({}), result: nothing },
  /** Lines of a job's console from a counter on, or only the last of them, as far as they are still kept. */
  'output/read': {
    params: z.object({ run: RunId, job: z.int(), from: z.int().min(1), last: z.int().min(0).optional() }),
    result: z.object({ lines: z.array(OutputLine), skipped: z.int().min(0) }),
  },
} as const
export type ToAgent = typeof ToAgent
export type ToAgentMethod = keyof ToAgent
export type AgentParams<M extends ToAgentMethod> = z.infer<ToAgent[M]['params']>
export type AgentResult<M extends ToAgentMethod> = z.infer<ToAgent[M]['result']>
