/** The networks of a project: the folders with a config. */
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import type { NetworkInfo } from '../contract/project'
import { CONFIG_FILES } from '../project/network-folder'
import { isMadeFolder } from './made-folders'

/** Networks lie in the project or one folder deeper. */
const DEPTH = 2

/** In alphabetical order. */
export function findNetworks(root: string, folder = '', depth = DEPTH): NetworkInfo[] {
  const names = readdirSync(path.join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !isMadeFolder(entry.name))
    .map(({ name }) => (folder === '' ? name : `${folder}/${name}`))
    .sort((a, b) => a.localeCompare(b))
  return names.flatMap((name) => {
    const config = CONFIG_FILES.find((file) => existsSync(path.join(root, name, file)))
    if (config === undefined) return depth > 1 ? findNetworks(root, name, depth - 1) : []
    const language = config.endsWith('.py') ? ('python' as const) : ('typescript' as const)
    return [{ folder: name, config: `${name}/${config}`, language }]
  })
}
