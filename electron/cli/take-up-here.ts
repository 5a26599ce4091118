/** Takes up a run: with the login of this user, the files of this computer, and its local jobs. */
import { existsSync } from 'node:fs'
import { hostname } from 'node:os'
import type { AskPreference } from '../client/run-types'
import { clientInfo } from '../client/client-info'
import type { LocalRecord } from '../client/handover/local-records'
import { isLocalNode, LocalNode } from '../client/handover/local-node'
import type { Reach } from '../client/handover/reach'
import { RunFiles } from '../client/handover/run-files'
import type { RunRecord } from '../client/handover/run-record'
import { takeUpRun } from '../client/handover/take-up'
import type { OwnPart, TakenUp } from '../client/handover/take-up'
import { runFolderOf } from '../client/nodes/run-folder'
import { connectorsOf } from './run-here'

/** `name` says to other clients who holds the run. */
interface TakeUpWish {
  name: string
  takeOver: boolean
  /** Local jobs go on on this computer; else they stay away. */
  withLocalJobs: boolean
}

/** A run that this client holds. */
export interface HeldRun extends Omit<TakenUp, 'release'> {
  /** Local jobs are placed on this computer. */
  hasLocalNode: boolean
  /** Connections are not looked after any more, and local jobs end. */
  release: () => Promise<void>
}

/** Rejects with an AppError or RpcError, and leaves the run as it was then. */
export async function takeUpHere(record: LocalRecord, reach: Reach, wish: TakeUpWish): Promise<HeldRun> {
  const home = existsSync(record.folder) ? record.folder : null
  const isNeeded = wish.withLocalJobs && record.nodes.some(isLocalNode)
  const local = home !== null && isNeeded ? new LocalNode(runFolderOf(home), record.nodes) : null
  try {
    const taken = await takeUpRun({
      client: clientInfo(wish.name),
      connectors: connectorsOf(record, reach),
      reference: record.run,
      takeOver: wish.takeOver,
      isAsking: () => reach.isAsking,
      ownPart: (whole) => ownPart(home, whole, reach, local),
    })
    await local?.claim().catch(async (error: unknown) => {
      taken.release()
      await taken.run.leave()
      throw error
    })
    const release = async (): Promise<void> => {
      taken.release()
      await local?.stop()
    }
    return { ...taken, hasLocalNode: local !== null, release }
  } catch (error) {
    await local?.stop()
    throw error
  }
}

/** `home`: the network's folder on this computer, if there is one. */
function ownPart(home: string | null, whole: RunRecord, reach: Reach, local: LocalNode | null): OwnPart {
  const files = new RunFiles(whole, reach.nodes, home === null ? null : runFolderOf(home).bundle)
  local?.serve(whole, files)
  const wasHere = whole.folder.host === hostname() && whole.folder.path === home
  if (!wasHere) local?.states.forget(whole.run)
  return {
    connectorOf: (node) => (isLocalNode(node) ? local : reach.connectorOf(node)),
    placeOf: (node) => (isLocalNode(node) ? (local?.place ?? {}) : reach.placeOf(node, files)),
    ...(local === null ? {} : { localStates: local.states }),
    askPreference: home === null ? () => Promise.resolve(null) : preferenceHere(home, whole, files),
    ...(home === null ? {} : { folder: { host: hostname(), path: home } }),
  }
}

/** Asks the code that the run was begun with; where it is not here any more, the score decides. */
function preferenceHere(home: string, { network }: RunRecord, files: RunFiles): AskPreference {
  return async (job, candidates, state) => {
    if ((await files.own()) === null) return null
    const { preferenceOf } = await import('../client/preference')
    const { bundleFile } = await import('../project/bundle-network')
    const { findNetwork } = await import('../project/network-folder')
    const bundle = bundleFile(runFolderOf(home).bundle)
    return preferenceOf(findNetwork(home, home), bundle, network.jobs)(job, candidates, state)
  }
}
