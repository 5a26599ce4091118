/** Reads a network's config in a process of its own and gives its description, or what is wrong with it. */
import type { Language } from '../../agent/core/network/description'
import type { Problem } from '../../agent/core/network/problem'
import type { NodeInfo } from '../../agent/sdk/job'
import { bundleNetwork } from './bundle-network'
import { complete, problemsOf, type Inspection } from './inspection'
import { startInspectProcess } from './inspect-process'
import { isPythonConfig, type NetworkFolder } from './network-folder'

export type { Inspection } from './inspection'

/** How long a config may run. */
const INSPECT_TIMEOUT_MS = 10_000

/** How long a job may think about where it wants to run. */
const PREFERENCE_TIMEOUT_MS = 2_000

/**
 * Bundles the network's code into `directory` and describes it; what jobs depend on is left to `bundleDependencies`. The
 * process that runs the config starts beside the bundler, so that its start costs no time.
 *
 * Whatever the config does (throws, loops, exits, exports nothing) becomes problems. Throws an AppError when
 * `directory` cannot be written or the installation is incomplete.
 */
export async function inspectNetwork(
  network: NetworkFolder,
  directory: string,
  timeoutMs = INSPECT_TIMEOUT_MS,
): Promise<Inspection> {
  if (isPythonConfig(network)) {
    const { inspectPython } = await import('./python/inspect-python')
    return inspectPython(network, directory, timeoutMs)
  }
  const inspector = startInspectProcess(network)
  try {
    const bundle = await bundleNetwork(network, directory)
    if (!bundle.ok) return { ...bundle, output: '' }
    const outcome = await inspector.ask({ task: 'describe', bundle: bundle.file, network }, timeoutMs)
    const { output } = outcome
    if (outcome.reply?.type !== 'described')
      return { ok: false, problems: problemsOf(outcome, network), output }
    const described = outcome.reply.network
    if (described.jobs.every((job) => job.foreign === undefined))
      return await complete(described, bundle, output, network)
    const { addPythonJobs } = await import('./python/add-python-jobs')
    return await addPythonJobs(network, described, bundle, timeoutMs)
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
  /** TypeScript unless given. */
  language?: Language
  /** The job's attributes, as its description has them. */
  attributes: string
  candidates: NodeInfo[]
}

/**
 * The name of the node that a job's `preference` chooses, or null when it has no wish. Its errors and the end of its time
 * are problems.
 */
export async function askPreference(
  { language, ...question }: PreferenceQuestion,
  timeoutMs = PREFERENCE_TIMEOUT_MS,
): Promise<{ ok: true; node: string | null } | { ok: false; problems: Problem[] }> {
  if (language === 'python') {
    const { askPythonPreference } = await import('./python/ask-preference')
    return askPythonPreference(question, timeoutMs)
  }
  const inspector = startInspectProcess(question.network)
  const outcome = await inspector.ask({ task: 'preference', ...question }, timeoutMs)
  if (outcome.reply?.type === 'preferred') return { ok: true, node: outcome.reply.node }
  return { ok: false, problems: problemsOf(outcome, question.network) }
}
