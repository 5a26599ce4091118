/** Reads a network's config in a process of its own and gives its description, or what is wrong with it. */
import type { NetworkDescription } from '../../agent/core/network/description'
import type { Problem } from '../../agent/core/network/problem'
import type { NodeInfo } from '../../agent/sdk/job'
import { bundleNetwork, type BundleResult } from './bundle-network'
import type { RawDescription } from './inspect-protocol'
import { startInspectProcess, type InspectOutcome } from './inspect-process'
import type { NetworkFolder } from './network-folder'

/** How long a config may run. */
const INSPECT_TIMEOUT_MS = 10_000

/** How long a job may think about where it wants to run. */
const PREFERENCE_TIMEOUT_MS = 2_000

export type Inspection =
  | {
      ok: true
      network: NetworkDescription
      bundle: Extract<BundleResult, { ok: true }>
      /** What the config printed, the last 64 KiB of it. */
      output: string
    }
  | { ok: false; problems: Problem[]; output: string }

/**
 * Bundles the network into `directory` and describes it. The process that runs the config starts beside the bundler, so
 * that its start costs no time.
 *
 * Whatever the config does (throws, loops, exits, exports nothing) becomes problems. Throws an AppError when
 * `directory` cannot be written or the installation is incomplete.
 */
export async function inspectNetwork(
  network: NetworkFolder,
  directory: string,
  timeoutMs = INSPECT_TIMEOUT_MS,
): Promise<Inspection> {
  const inspector = startInspectProcess(network)
  try {
    const bundle = await bundleNetwork(network, directory)
    if (!bundle.ok) return { ...bundle, output: '' }
    const outcome = await inspector.ask({ task: 'describe', bundle: bundle.file, network }, timeoutMs)
    const { output } = outcome
    if (outcome.reply?.type !== 'described')
      return { ok: false, problems: problemsOf(outcome, network), output }
    return await complete(outcome.reply.network, bundle, output)
  } finally {
    inspector.kill()
  }
}

/** A job whose `preference` is to be asked. */
export interface PreferenceQuestion {
  network: NetworkFolder
  /** The bundle that was inspected. */
  bundle: string
  job: number
  /** The job's attributes, as its description has them. */
  attributes: string
  candidates: NodeInfo[]
}

/**
 * The name of the node that a job's `preference` chooses, or null when it has no wish. Its errors and the end of its time
 * are problems.
 */
export async function askPreference(
  { network, ...question }: PreferenceQuestion,
  timeoutMs = PREFERENCE_TIMEOUT_MS,
): Promise<{ ok: true; node: string | null } | { ok: false; problems: Problem[] }> {
  const inspector = startInspectProcess(network)
  const outcome = await inspector.ask({ task: 'preference', network, ...question }, timeoutMs)
  if (outcome.reply?.type === 'preferred') return { ok: true, node: outcome.reply.node }
  return { ok: false, problems: problemsOf(outcome, network) }
}

async function complete(
  raw: RawDescription,
  bundle: Extract<BundleResult, { ok: true }>,
  output: string,
): Promise<Inspection> {
  // The schemas take their time to load; they are not needed before the config has been read.
  const { DESCRIPTION_VERSION, NetworkDescription } = await import('../../agent/core/network/description')
  const parsed = NetworkDescription.safeParse({ ...raw, version: DESCRIPTION_VERSION })
  if (parsed.success) return { ok: true, network: parsed.data, bundle, output }
  const problems = parsed.error.issues.map((issue) => ({
    code: 'description-invalid',
    severity: 'error' as const,
    message: `${raw.config} describes something impossible: ${issue.path.join('.')}: ${issue.message}`,
    hint: 'Check the value that is named.',
    position: { file: raw.config, line: 1 },
  }))
  return { ok: false, problems, output }
}

function problemsOf(outcome: InspectOutcome, { config }: NetworkFolder): Problem[] {
  const { reply, ended } = outcome
  if (reply?.type === 'problems') return reply.problems
  const at = { severity: 'error' as const, position: { file: config, line: 1 } }
  if (ended.type === 'timeout') {
    const message = `${config} was not read to its end within ${ended.afterMs / 1000} s`
    const hint =
      'Does the config, a constructor or preference() loop for ever? Long work belongs into setup() or run().'
    return [{ ...at, code: 'config-timeout', message, hint }]
  }
  const said = outcome.output.trim().split('\n').slice(-5).join('\n')
  return [
    {
      ...at,
      code: 'config-died',
      message: `${config} ended its process while it was read (${ended.how})`,
      hint:
        said === ''
          ? 'A config only describes the network; do its work in jobs.'
          : `Its last output was:\n${said}`,
    },
  ]
}
