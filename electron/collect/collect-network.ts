/** Brings what the nodes of a network have logged and written to this computer. */
import path from 'node:path'
import type { Problem } from '../../agent/core/network/problem'
import { readLocalRecords } from '../client/handover/local-records'
import { wantedNodes } from '../client/nodes/wildcard'
import { AppError } from '../errors'
import { inspectApart } from '../project/inspect-apart'
import type { NetworkFolder } from '../project/network-folder'
import type { SshQuestions } from '../ssh/questions'
import { SshNetwork } from '../ssh/ssh-network'
import { resolveTarget } from '../ssh/ssh-target'
import { CollectionFolder } from './collection-folder'
import { failed, NodeCollector } from './node-collector'
import type { CollectedNode, CollectProgress } from './node-collector'
import { isRunOf } from './node-files'
import type { RunOnNode } from './node-files'

/** Who is asked and told, and when it is to end. */
export interface CollectOptions {
  questions: SshQuestions
  onProgress: (progress: CollectProgress) => void
  /** What has not come by then is given up; what was there before stays. */
  signal: AbortSignal
}

/** What became of every node, or what is wrong with the network. */
export type CollectOutcome = { ok: true; nodes: CollectedNode[] } | { ok: false; problems: Problem[] }

/**
 * Collects from all nodes at once the files of the run that goes on, or of the last one. A node that fails keeps no
 * other one from being collected. Rejects with an AppError when there is nothing to ask, or nowhere to write.
 */
export async function collectNetwork(
  network: NetworkFolder,
  options: CollectOptions,
): Promise<CollectOutcome> {
  const inspection = await inspectApart(network)
  if (!inspection.ok) return { ok: false, problems: inspection.problems }
  const { nodes, settings } = inspection.network
  const wanted = await wantedNodes(nodes)
  if (wanted.length === 0)
    throw new AppError('bad-network', `Network ${network.name} has no nodes`, 'Add nodes to its config.')
  const folder = CollectionFolder.open(network)
  const ssh = new SshNetwork(options.questions)
  const end = (): void => void ssh.close()
  options.signal.addEventListener('abort', end, { once: true })
  try {
    const collectors = wanted.map(({ id, name, address }) => {
      const target = resolveTarget({ name, address, user: settings.user })
      return new NodeCollector({ node: id, target, remoteRoot: settings.remoteRoot, ssh, folder, ...options })
    })
    const surveys = await Promise.allSettled(collectors.map((each) => each.survey(network.name)))
    const seen = surveys.flatMap((survey) => (survey.status === 'fulfilled' ? survey.value : []))
    const run = runToCollect(network, seen)
    const collecting = collectors.map(async (collector, index) => {
      const survey = surveys[index]
      return survey?.status === 'fulfilled'
        ? collector.collect(survey.value.some(({ name }) => name === run) ? run : null)
        : failed(collector.node, survey?.reason, options.signal)
    })
    return { ok: true, nodes: await Promise.all(collecting) }
  } finally {
    options.signal.removeEventListener('abort', end)
    await ssh.close()
    folder.release()
  }
}

/** The run that this computer knows to go on, else the last one that any node knows. */
function runToCollect({ folder, name }: NetworkFolder, seen: readonly RunOnNode[]): string | null {
  const records = readLocalRecords().filter((record) => record.folder === folder)
  const known = records
    .flatMap(({ nodes }) => nodes.map(({ directory }) => path.posix.basename(directory)))
    .find((run) => isRunOf(name, run))
  if (known !== undefined) return known
  return [...seen].sort((a, b) => b.changedAt - a.changedAt)[0]?.name ?? null
}
