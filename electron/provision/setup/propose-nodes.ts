/** How a network's config would look with nodes in it; nothing is written. */
import type { ConfigChange, SetupNode } from '../../contract/provision'
import { AppError } from '../../errors'
import type { OpenProject } from '../../workspace/open-project'
import { toContractPath } from '../../workspace/safe-path'
import path from 'node:path'
import { insertNodes } from '../config-nodes/insert-nodes'

/** Rejects with an AppError where the nodes stand somewhere else or cannot be found. */
export async function proposeNodes(
  project: OpenProject,
  folder: string,
  nodes: readonly (SetupNode & { groups: string[] })[],
  replace: boolean,
): Promise<ConfigChange> {
  const network = project.network(folder)
  const file = toContractPath(project.root, path.join(network.root, network.config))
  const { text: before, version } = await project.files.readText(file)
  const language = file.endsWith('.py') ? 'python' : 'typescript'
  const inserted = insertNodes(before, language, nodes, replace)
  if (inserted !== null) return { path: file, before, after: inserted.text, version, others: inserted.others }
  throw new AppError(
    'unsupported',
    `The nodes of ${file} are not a list that is written there`,
    'Open it and add the nodes where they are listed.',
  )
}
