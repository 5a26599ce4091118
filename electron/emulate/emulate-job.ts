/** Runs one round of one job of a network in the process that it has in a run. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { JobDescription, NetworkDescription } from '../../agent/core/network/description'
import type { Problem } from '../../agent/core/network/problem'
import { AppError } from '../errors'
import { nodeProgram, resourcePath } from '../paths'
import type { Bundle } from '../project/bundle-network'
import { inspectNetwork } from '../project/inspect'
import type { NetworkFolder } from '../project/network-folder'
import { askEmulator, type EmulateCommand } from './emulate-process'
import type { Emulation } from './emulate-protocol'
import { findJob } from './find-job'

/** What goes into the job. */
export interface EmulateOptions {
  /** Id or class of the job. */
  job: string
  /** One value per input. */
  values: unknown[]
  /** Head of every block. */
  head: number
  timeoutSeconds?: number
}

/** The job, and what came out; or why the network cannot be read. */
export type EmulateOutcome =
  { ok: true; job: JobDescription; emulation: Emulation } | { ok: false; problems: Problem[] }

/** Emulates a job; throws an AppError when there is none, when the values do not fit, or when it fails. */
export async function emulateJob(network: NetworkFolder, options: EmulateOptions): Promise<EmulateOutcome> {
  const folder = mkdtempSync(path.join(tmpdir(), 'fission-bundle-'))
  try {
    const inspection = await inspectNetwork(network, folder)
    if (!inspection.ok) return inspection
    const job = findJob(inspection.network.jobs, options.job)
    checkValues(job, inspection.network, options.values)
    const { values, head, timeoutSeconds } = options
    const { headSize } = inspection.network.settings
    const request = { root: network.root, bundle: folder, job, headSize, values, head, timeoutSeconds }
    const reply = await askEmulator(emulatorOf(job, inspection.bundle), request)
    if (reply.type === 'emulated') return { ok: true, job, emulation: reply }
    const message =
      reply.type === 'died' ? `The emulator of ${labelOf(job)} ended (${reply.how})` : reply.message
    throw new AppError('run-failed', message, 'Correct the job, or give it other values.')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function emulatorOf(job: JobDescription, { python = 'python3' }: Bundle): EmulateCommand {
  // Programs run in the job host of their config's language.
  if ((job.host ?? job.language) === 'python') {
    return { program: python, args: ['-u', resourcePath('dist/agent/python'), 'emulate'] }
  }
  if (job.language === 'executable') {
    const hint = 'Run the network with `fission simulate`, which starts programs too.'
    throw new AppError(
      'usage',
      `${labelOf(job)} is a program in a TypeScript config, and those are not emulated`,
      hint,
    )
  }
  return { program: nodeProgram(), args: [resourcePath('dist/network-tools.cjs'), 'emulate'] }
}

/** One value per input; an interactive job takes the line that a user would type. */
function checkValues(
  { inputs, ...job }: JobDescription,
  network: NetworkDescription,
  values: unknown[],
): void {
  if (job.interactive && values.length !== 1) {
    const hint = `Give it the line that a user would type: '"text"'.`
    throw new AppError('usage', `${labelOf(job)} takes 1 line, not ${values.length}`, hint)
  }
  if (job.interactive || values.length === inputs.length) return
  const pipes = inputs.map((id) => `${network.pipes.find((pipe) => pipe.id === id)?.type ?? 'pipe'} ${id}`)
  const hint =
    pipes.length === 0 ? 'It is a source: give it none.' : `In this order: ${pipes.join(', ')}; each as JSON.`
  const wanted = pipes.length === 1 ? '1 value' : `${pipes.length} values`
  throw new AppError('usage', `${labelOf(job)} takes ${wanted}, one per input, not ${values.length}`, hint)
}

function labelOf({ type, id }: Pick<JobDescription, 'type' | 'id'>): string {
  return `${type} ${id}`
}
