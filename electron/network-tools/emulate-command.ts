/** `fission emulate` for a TypeScript job: reads one request from standard input and answers on descriptor 3. */
import { readFileSync, writeFileSync } from 'node:fs'
import { inspect } from 'node:util'
import { BytesPipe } from '../../agent/sdk/bytes-pipe'
import { emulate } from '../../agent/sdk/emulate/emulate'
import { EmulationError } from '../../agent/sdk/emulate/emulation-error'
import { InteractiveJob } from '../../agent/sdk/interactive-job'
import type { Job } from '../../agent/sdk/job'
import type { Pipe } from '../../agent/sdk/pipe'
import { restoreAttributes } from '../../agent/sdk/restore-attributes'
import type { EmulateReply, EmulateRequest } from '../emulate/emulate-protocol'
import { bundleFile } from '../project/bundle-network'
import { loadBundle } from './load-bundle'

const REPLY_DESCRIPTOR = 3

/** Emulates one round of one job. */
export async function emulateCommand(): Promise<void> {
  const request = JSON.parse(readFileSync(0, 'utf8')) as EmulateRequest
  const reply = await emulateOnce(request).catch((error: unknown): EmulateReply => {
    if (!(error instanceof EmulationError)) throw error
    // The stack stands on stderr already, where the job's process wrote it.
    return { type: 'failed', message: error.message.split('\n')[0]! }
  })
  writeFileSync(REPLY_DESCRIPTOR, JSON.stringify(reply))
}

async function emulateOnce(request: EmulateRequest): Promise<EmulateReply> {
  const { root, bundle, head, headSize, timeoutSeconds } = request
  const job = loadBundle(bundleFile(bundle), root)?.config.jobs?.find(({ id }) => id === request.job.id)
  if (job === undefined)
    throw new EmulationError(`The config has no job ${request.job.id} when it is read again`)
  restoreAttributes(job, request.job.attributes)
  const timeoutMs = timeoutSeconds === undefined ? undefined : timeoutSeconds * 1000
  const emulator = emulate(job, { headSize, timeoutMs, show: () => undefined })
  try {
    const isTyped = job instanceof InteractiveJob
    if (isTyped) for (const line of request.values) await emulator.type(String(line))
    const values = isTyped ? [] : request.values.map((value, i) => fromJson(job.inputs[i]!, value))
    const round = await emulator.round(values, head)
    return {
      type: 'emulated',
      directory: emulator.cwd,
      outputs: outputsOf(
        job,
        round.values,
        round.heads.map((own) => own.toNumber()),
      ),
    }
  } finally {
    await emulator.kill()
  }
}

function outputsOf(
  job: Job,
  values: unknown[],
  heads: number[],
): Extract<EmulateReply, { outputs: unknown }>['outputs'] {
  return job.outputs.map((pipe, i) => ({
    pipe: pipe.id,
    type: pipe.constructor.name,
    head: heads[i]!,
    value: toJson(values[i]),
    text: inspect(values[i]),
  }))
}

/** Where blocks are bytes: a text's UTF-8, or a list of numbers from 0 to 255. */
function fromJson(pipe: Pipe, value: unknown): unknown {
  if (!(pipe instanceof BytesPipe)) return value
  return pipe.blockCount > 1 && Array.isArray(value) ? value.map(bytesOf) : bytesOf(value)
}

function bytesOf(value: unknown): unknown {
  if (typeof value === 'string') return Buffer.from(value)
  return Array.isArray(value) ? Uint8Array.from(value as number[]) : value
}

/** Typed arrays as lists, and what JSON does not have as a text. */
function toJson(value: unknown): unknown {
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) return Array.from(value as Uint8Array)
  try {
    const text = JSON.stringify(value) as string | undefined
    return text === undefined ? null : (JSON.parse(text) as unknown)
  } catch (error) {
    if (error instanceof TypeError) return inspect(value)
    throw error
  }
}
