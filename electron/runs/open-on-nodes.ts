/** A run on nodes as the run service sees it: other terminals may ask this app about it, and it outlives the app. */
import { serveChannel } from '../client/channel/serve-channel'
import { clientInfo } from '../client/client-info'
import { keepLocalRecord } from '../client/handover/local-records'
import { readDocument, RunRecord } from '../client/handover/run-record'
import { openNodesRun } from '../client/nodes/open-nodes-run'
import type { Run } from '../client/run'
import { holderText } from '../cli/run-here'
import type { NetworkFolder } from '../project/network-folder'
import type { OpenContext, Opening } from './opened-run'
import type { Asking } from './question-desk'

/** As other clients are told who holds the run. */
export const CLIENT_NAME = 'Fission Control Center'

/** Connects to the nodes, asks what has to be asked, and opens the network on them. */
export async function openOnNodes(
  network: NetworkFolder,
  asking: Asking,
  { signal, onNodes }: OpenContext,
): Promise<Opening> {
  const start = await openNodesRun(network, { ...asking, signal, onEvent: onNodes })
  if (!start.ok) return start
  const { nodesRun } = start
  const { run } = nodesRun
  const held = await holdRun(run).catch(async (error: unknown) => {
    await run.leave()
    await nodesRun.close()
    throw error
  })
  return {
    ok: true,
    opened: {
      network: nodesRun.network,
      run,
      begunAt: null,
      killNode: null,
      connectionTo: (node) => nodesRun.connectionTo(node),
      failure: () => null,
      endNow: () => run.endNow(),
      leave: async () => {
        await run.leave()
        held.leave()
      },
      close: async (isOver) => {
        held.close(isOver)
        await nodesRun.close()
      },
    },
  }
}

/** What makes a held run known on this computer. */
interface HeldRun {
  /** Nobody holds it any more; whoever looks for it finds its nodes. */
  leave(): void
  /** Ends the channel; a run that is over is forgotten. */
  close(isOver: boolean): void
}

/** Serves the channel of the run, and writes down where it is found. */
export async function holdRun(run: Run): Promise<HeldRun> {
  const record = readDocument(RunRecord, run.identity.record)
  const holder = holderText(clientInfo(CLIENT_NAME)) ?? CLIENT_NAME
  const channel = await serveChannel(run, record.network.name, holder)
  const forget = keepLocalRecord(record, channel.path)
  return {
    leave: () => void keepLocalRecord(record, null),
    close: (isOver) => {
      channel.close()
      if (isOver) forget()
    },
  }
}
