/** Runs that the nodes of the project around know, and this computer does not. */
import { clientInfo } from '../client/client-info'
import { leftoverText } from '../client/handover/leftovers'
import type { LocalRecord } from '../client/handover/local-records'
import type { Reach } from '../client/handover/reach'
import { runsOnNodes } from '../client/handover/runs-on-nodes'
import { AppError } from '../errors'
import { findNetwork, findProject } from '../project/network-folder'
import type { NetworkFolder } from '../project/network-folder'
import { findNetworks } from '../workspace/find-networks'

/** The network that is meant; where none is named, or a run's id is given, all of the project. */
export function networksAround(reference: string | null): NetworkFolder[] {
  const here = process.cwd()
  const named = reference === null ? null : networkOrNull(reference)
  if (named !== null) return [named]
  const project = findProject(here)
  if (project === undefined || (reference !== null && !/^[0-9a-f]{8}/.test(reference))) return []
  return findNetworks(project).flatMap(({ folder }) => networkOrNull(folder, project) ?? [])
}

/** Asks their nodes, and says on stderr which do not answer. */
export async function recordsOnNodes(
  networks: readonly NetworkFolder[],
  reach: Reach,
  name: string,
): Promise<LocalRecord[]> {
  const found: LocalRecord[] = []
  for (const network of networks) {
    const { records, leftovers, failures } = await askNodes(network, reach, name, networks.length > 1)
    for (const [node, failure] of failures)
      process.stderr.write(`warning: node ${node}: ${failure.message}\n`)
    for (const left of leftovers) process.stderr.write(`-- ${leftoverText(left)}\n`)
    found.push(...records)
  }
  return found
}

/** Of several networks, those with mistakes are passed over: they are not what the command is about. */
async function askNodes(
  network: NetworkFolder,
  reach: Reach,
  name: string,
  isOneOfMany: boolean,
): ReturnType<typeof runsOnNodes> {
  try {
    return await runsOnNodes(network, reach, clientInfo(name))
  } catch (error) {
    if (isOneOfMany && error instanceof AppError) return { records: [], leftovers: [], failures: new Map() }
    throw error
  }
}

function networkOrNull(reference: string, directory = process.cwd()): NetworkFolder | null {
  try {
    return findNetwork(reference, directory)
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}
