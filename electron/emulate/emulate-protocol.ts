/** What `fission emulate` and the process that emulates say to each other: one request on stdin, one reply on descriptor 3. */
import * as z from 'zod'
import type { JobDescription } from '../../agent/core/network/description'

/** One round of one job; agent/python/fission/_tools/emulate_command.py reads the same. */
export interface EmulateRequest {
  /** Absolute path of the project. */
  root: string
  /** Folder of the network's bundle. */
  bundle: string
  job: JobDescription
  headSize: number
  /** One value per input; a list for a pipe with BLOCK_COUNT above 1. */
  values: unknown[]
  /** Head of every block that goes in. */
  head: number
  /** Time for setup and the round; undefined: any. */
  timeoutSeconds?: number
}

const EmulatedOutput = z.object({
  pipe: z.int(),
  /** Class of the pipe. */
  type: z.string(),
  head: z.int(),
  /** As JSON has it; bytes are a list of numbers. */
  value: z.unknown(),
  /** As the job's language shows it. */
  text: z.string(),
})

export const EmulateReply = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('emulated'),
    /** The job's working directory. */
    directory: z.string(),
    outputs: z.array(EmulatedOutput),
  }),
  z.object({ type: z.literal('failed'), message: z.string() }),
])
export type EmulateReply = z.infer<typeof EmulateReply>

/** What came out of a job. */
export type Emulation = Extract<EmulateReply, { type: 'emulated' }>
