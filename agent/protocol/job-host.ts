/**
 * Messages between an agent and one job process, as control frames on the socket that the process inherits as
 * descriptor 3. The same in every language. The order is: `ready` (may be left out), `start` → `started` → blocks both ways →
 * `finished`, or `failed` at any point. The process ends when the socket closes, and by itself only when the agent has read
 * its last message, or has not for a second: an agent that writes to a process that is gone loses what it has not read.
 */
import * as z from 'zod'
import { JobDescription, PipeDescription } from '../core/network/description'
import { JobSave } from './common'

/** Counts changes that an older side could not follow. */
export const JOB_HOST_PROTOCOL = 1

/** Starts the one job of this process. */
const StartJob = z.object({
  type: z.literal('start'),
  protocol: z.literal(JOB_HOST_PROTOCOL),
  network: z.string(),
  job: JobDescription,
  /** The pipes of job.inputs and job.outputs, in that order. */
  inputs: z.array(PipeDescription),
  outputs: z.array(PipeDescription),
  headSize: z.int().min(1),
  /** Folder of the unpacked code bundle. */
  bundle: z.string(),
  /** Working directory of the job; it exists. */
  directory: z.string(),
  /** Generation in which a job that counts its own rounds begins. */
  generation: z.int().min(0),
  /** The job goes on from this state, with the round after it. */
  saved: JobSave.optional(),
})

/** From the agent to the process of a job. */
export const ToJobHost = z.discriminatedUnion('type', [
  StartJob,
  /** Count rounds from 1 again, in this generation, with the reset bit in the first head. */
  z.object({ type: z.literal('reset'), generation: z.int().min(0) }),
  /** Save the state after the next round, or now if no round is being worked on. */
  z.object({ type: z.literal('save') }),
  /** A line that the user typed; null: there will be no more. */
  z.object({ type: z.literal('line'), text: z.string().nullable() }),
  /** End after the round that is being worked on. */
  z.object({ type: z.literal('stop') }),
])
export type ToJobHost = z.infer<typeof ToJobHost>

/** What a job was doing when it failed. */
export const JobPhase = z.enum(['load', 'constructor', 'setup', 'run', 'output'])
export type JobPhase = z.infer<typeof JobPhase>

/** From the process of a job to the agent. */
export const FromJobHost = z.discriminatedUnion('type', [
  /** The process has loaded and waits for its job. */
  z.object({ type: z.literal('ready') }),
  /** setup() has returned; blocks may come. */
  z.object({ type: z.literal('started') }),
  /** Every output has been written; the process ends by itself. */
  z.object({ type: z.literal('finished') }),
  /** The job cannot go on; the process ends by itself. */
  z.object({
    type: z.literal('failed'),
    phase: JobPhase,
    message: z.string(),
    /** Stack or traceback in the user's own files; also printed to stderr. */
    stack: z.string(),
    /** Starting again may help. */
    retry: z.boolean(),
  }),
])
export type FromJobHost = z.infer<typeof FromJobHost>
