/** The one JSON document that says what a network is; every language's config is inspected into it. */
import * as z from 'zod'

/** Version of the network description; a reader refuses any other. */
export const DESCRIPTION_VERSION = 1

/** The group of jobs that run on the client's own computer. */
export const LOCAL_GROUP = 'LOCAL'

/** The group that every node but the client belongs to. */
export const ALL_GROUP = 'ALL'

/** Highest pipe id: the frame header gives a pipe 24 bits. */
export const MAX_PIPE_ID = 0xffffff

/** A place in the user's own source; the file is relative to the project root, with forward slashes. */
export const Position = z.object({
  file: z.string(),
  line: z.int().min(1),
  column: z.int().min(1).optional(),
})
export type Position = z.infer<typeof Position>

export const Language = z.enum(['typescript', 'python', 'executable'])
export type Language = z.infer<typeof Language>

/** How the bytes of a block are made; decides which languages can join a pipe. */
export const Encoding = z.enum(['object', 'json', 'bytes', 'pickle', 'messagepack', 'custom'])
export type Encoding = z.infer<typeof Encoding>

/** A directory or module that must travel with a job. */
export const Dependency = z.object({
  path: z.string(),
  kind: z.enum(['directory', 'module', 'file', 'missing']),
})
export type Dependency = z.infer<typeof Dependency>

/** What an ASYNC input keeps while its job is busy; a size of 0 is bounded only in bytes. */
export const AsyncBufferRule = z.object({
  size: z.int().min(0),
  deleteMode: z.enum(['oldest', 'newest']),
})
export type AsyncBufferRule = z.infer<typeof AsyncBufferRule>

export const PipeDescription = z.object({
  id: z.int(),
  /** Class name, for people. */
  type: z.string(),
  encoding: Encoding,
  /** Bytes of each block, or null where blocks delimit themselves. */
  blockSize: z.number().nullable(),
  /** Blocks that one round of the receiver takes. */
  blockCount: z.number(),
  async: z.boolean(),
  buffer: AsyncBufferRule,
  reliable: z.boolean(),
  /** Class names that may write or read this pipe; null allows all. */
  sourceJobs: z.array(z.string()).nullable(),
  destinationJobs: z.array(z.string()).nullable(),
  /** Other classes that were constructed with this id. */
  conflicts: z.array(z.object({ type: z.string(), position: Position.optional() })),
  position: Position.optional(),
})
export type PipeDescription = z.infer<typeof PipeDescription>

/** How an executable's program is called: `command parameters`, then a flag and a pipe for each input and output. */
export const Program = z.object({
  /** The program and its first arguments; a relative path lies in the job's folder, where its dependencies are. */
  command: z.array(z.string()),
  parameters: z.array(z.string()),
  /** Before each pipe; empty ones are left out. */
  inputFlag: z.string(),
  outputFlag: z.string(),
  /** Paths of named pipes, or numbers of open file descriptors. */
  pipesAs: z.enum(['paths', 'descriptors']),
  /** Time in which it must have opened all its named pipes; 0: any. */
  openTimeoutMs: z.number(),
  /** The command is a relative path, and the dependencies have no such file. */
  isMissing: z.boolean(),
})
export type Program = z.infer<typeof Program>

/** When a job's state is saved; `lacks`: the method without which its other one means nothing. */
export const SaveRule = z.object({
  /** Rounds between two saves; 0: only time counts. */
  everyRounds: z.number(),
  everyMs: z.number(),
  lacks: z.enum(['save', 'restore']).nullable(),
})
export type SaveRule = z.infer<typeof SaveRule>

export const JobDescription = z.object({
  /** Counts up from 1 in the order of construction. */
  id: z.int().min(1),
  /** Class name and the names of its base classes, nearest first. */
  type: z.string(),
  bases: z.array(z.string()),
  language: Language,
  /** Groups in order of priority. */
  groups: z.array(z.string()),
  /** Name or address of the node this job prefers. */
  defaultNode: z.string().nullable(),
  /** The job reads and writes heads itself. */
  head: z.boolean(),
  /** Compute blocks queued before the oldest are dropped; 0 or less slows the sources instead. */
  maxQueue: z.number(),
  /** Pipe ids in the order of run's arguments and returned values. */
  inputs: z.array(z.int()),
  outputs: z.array(z.int()),
  /** Takes lines that the user types. */
  interactive: z.boolean(),
  /** The job has a `preference` method that chooses among candidates. */
  hasPreference: z.boolean(),
  dependencies: z.array(Dependency),
  /** The job has `save` or `restore`. */
  saves: SaveRule.optional(),
  /** Of an executable. */
  program: Program.optional(),
  /** Of an executable: in which language's process its pipes are pumped, the one that has their classes. */
  host: z.enum(['typescript', 'python']).optional(),
  /** Attributes set by the constructor on the client, base64, in the language's own serialisation. */
  attributes: z.string(),
  position: Position.optional(),
})
export type JobDescription = z.infer<typeof JobDescription>

export const NodeDescription = z.object({
  name: z.string(),
  /** Host name or address; a `*` stands for any node that answers. */
  address: z.string(),
  groups: z.array(z.string()),
  /** Jobs it may run at once; null: as many as it has cores. */
  slots: z.int().min(1).nullable(),
  position: Position.optional(),
})
export type NodeDescription = z.infer<typeof NodeDescription>

/** What happens when a job's process dies or its code throws. */
export const CrashPolicy = z.object({
  /** Restarts before the job is given up. */
  restarts: z.int().min(0).default(3),
  /** Pause before the second restart; it doubles each time. The first restart is immediate. */
  backoffMs: z.number().min(0).default(250),
  /** Given up: end only the streams of this job, or the whole run. */
  giveUp: z.enum(['end-job', 'fail-run']).default('end-job'),
})
export type CrashPolicy = z.infer<typeof CrashPolicy>

const LogLevel = z.enum(['DEBUG', 'INFO', 'WARNING', 'ERROR', 'CRITICAL'])

export const NetworkSettings = z.object({
  user: z.string().default('pi'),
  remoteRoot: z.string().nullable().default(null),
  logLevel: LogLevel.default('INFO'),
  logFile: z.string().default('FISSION.log'),
  clientIp: z.string().nullable().default(null),
  debugWindow: z.boolean().default(false),
  preCopy: z.boolean().default(false),
  /** Bytes of the head of every block. */
  headSize: z.int().min(1).max(64).default(1),
  heartbeatIntervalMs: z.number().positive().default(150),
  suspectAfterMs: z.number().positive().default(450),
  lostAfterMs: z.number().positive().default(900),
  /** Interpreter of Python jobs on the nodes, a name or a path; null: `python3`. */
  python: z.string().nullable().default(null),
  /** What a run on nodes does when the client that holds it is gone. */
  onClientLost: z.enum(['continue', 'stop']).default('continue'),
  /** With `stop`: how long the nodes wait for a client before they end the run. */
  clientGraceMs: z.number().min(0).default(10_000),
  /** Whether the states of jobs are kept by a second node too, and survive when client and node are lost together. */
  copyStates: z.boolean().default(false),
  crash: CrashPolicy.default({ restarts: 3, backoffMs: 250, giveUp: 'end-job' }),
})
export type NetworkSettings = z.infer<typeof NetworkSettings>

export const NetworkDescription = z.object({
  version: z.literal(DESCRIPTION_VERSION),
  /** Folder name of the network. */
  name: z.string(),
  /** The config file, relative to the project root. */
  config: z.string(),
  settings: NetworkSettings,
  jobs: z.array(JobDescription),
  pipes: z.array(PipeDescription),
  nodes: z.array(NodeDescription),
})
export type NetworkDescription = z.infer<typeof NetworkDescription>
export type JobId = number
export type PipeId = number
