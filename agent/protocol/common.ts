/** Shapes that messages of both directions share. */
import * as z from 'zod'
import { MAX_STATE_BYTES } from './frame'

export { OutputLine } from './output-line'

/**
 * Version of the control protocol between client and agent; both must speak the same. 2: several clients, of which one
 * holds a run.
 */
export const PROTOCOL_VERSION = 2

/** Names one start of a network, the same on all its nodes. */
export const RunId = z.string().regex(/^[a-z0-9-]{8,64}$/)
export type RunId = z.infer<typeof RunId>

/** Who a client is, as other clients are told. */
export const ClientInfo = z.object({
  /** Unique for each start of a client; over a new connection it is still the same client. */
  id: z.string().min(1).max(64),
  /** What it is, such as `fission run`. */
  name: z.string().max(100),
  host: z.string().max(255),
  user: z.string().max(255),
})
export type ClientInfo = z.infer<typeof ClientInfo>

/** The client that decides about a run; by the agent's clock, in milliseconds since the epoch. */
export const Holder = ClientInfo.extend({ since: z.number() })
export type Holder = z.infer<typeof Holder>

/** Orders what clients keep with the agents: a client that takes a run up begins a higher term. */
export const SaveOrder = z.object({ term: z.int().min(0), revision: z.int().min(0) })
export type SaveOrder = z.infer<typeof SaveOrder>

/** Where other agents open their links: a host name or IP address, and the port of the agent's data. */
export const DataAddress = z.object({ host: z.string(), port: z.int().min(1).max(65535) })

/** Where the blocks of one output go. */
export const PipeTarget = z.discriminatedUnion('type', [
  /** To a reader of this placement epoch. */
  z.object({ type: z.literal('node'), node: z.string(), address: DataAddress, epoch: z.int().min(0) }),
  /** Nowhere yet: they wait, which slows the source. */
  z.object({ type: z.literal('hold') }),
  /** Nowhere any more: they are dropped and counted. */
  z.object({ type: z.literal('discard') }),
])
export type PipeTarget = z.infer<typeof PipeTarget>

/** A place in a pipe's stream or among a job's rounds; see core/rounds/position.ts. */
export const Position = z.object({ generation: z.int().min(0), round: z.int().min(0) })

/** What a job's `save` gave after a round. */
export const JobSave = Position.extend({
  /** Base64 of the state, in the serialisation of the job's language. */
  state: z.base64().max(Math.ceil(MAX_STATE_BYTES / 3) * 4),
})
export type JobSave = z.infer<typeof JobSave>

/** Load of a node, each 0 to 100: processor time of all cores, memory, disk of the jobs' folders, swap space. */
export const NodeMetrics = z.object({
  cpuPercent: z.number(),
  memoryPercent: z.number(),
  diskPercent: z.number(),
  swapPercent: z.number(),
})

/** How well a node hears others of its mesh, by their hardware addresses in it. */
export const MeshQuality = z.object({
  /** The node's own address in the mesh. */
  self: z.string(),
  /** B.A.T.M.A.N.'s transmit quality to others, 0 to 255. */
  quality: z.record(z.string(), z.int().min(0).max(255)),
})
export type MeshQuality = z.infer<typeof MeshQuality>

/** Counters of one end of a pipe since the job was placed there. */
export const PipeMetrics = z.object({
  pipe: z.int(),
  end: z.enum(['source', 'destination']),
  blocks: z.number(),
  bytes: z.number(),
  /** Bytes that wait at this end now. */
  queuedBytes: z.number(),
  /** Blocks dropped by MAX_QUEUE, a buffer rule, or because nobody could take them. */
  dropped: z.number(),
  /** Missing blocks that dummies stand for. */
  dummies: z.number(),
  /** Late or duplicate blocks. */
  late: z.number(),
})
export type PipeMetrics = z.infer<typeof PipeMetrics>
