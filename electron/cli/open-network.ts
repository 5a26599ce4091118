/** The network that a command is about. */
import { refreshProject } from '../project/refresh-project'
import { findNetwork, findProject } from '../project/network-folder'
import type { NetworkFolder } from '../project/network-folder'

/** Finds the network and keeps its project up to date with this installation, as far as its folder allows. */
export function openNetwork(reference: string): NetworkFolder {
  const network = findNetwork(reference, process.cwd())
  const project = findProject(network.folder)
  const failure = project === undefined ? null : refreshProject(project)
  if (failure) process.stderr.write(`warning: ${failure.message}\n`)
  return network
}
