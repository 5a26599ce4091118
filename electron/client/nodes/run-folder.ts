/** `<network>/local/`: where the client's own jobs of a run work, and the network's code lies before it is sent. */
import { mkdirSync, readdirSync, renameSync, statSync } from 'node:fs'
import path from 'node:path'
import { fileError } from '../../errors'
import type { NetworkFolder } from '../../project/network-folder'
import { lockSimulation } from '../simulation/simulation-lock'

/** The locked folder of one run. */
export interface RunFolder {
  /** `<network>/local`. */
  path: string
  /** Where the network's code is bundled into. */
  bundle: string
  release: () => void
}

/** Name of the folder in `<network>/local/` that keeps what earlier runs wrote. */
const EARLIER = 'earlier'

/** Makes and locks it: one client on this computer runs a network. */
export function openRunFolder({ folder, name }: NetworkFolder): RunFolder {
  const local = path.join(folder, 'local')
  try {
    mkdirSync(local, { recursive: true })
    return { path: local, bundle: path.join(local, '.bundle'), release: lockSimulation(local, name, 'run') }
  } catch (error) {
    throw fileError(`Writing to ${local}`, error)
  }
}

/** Moves what the last run left, if it left anything, to `earlier/<time of the last change>/`: each run begins with empty folders. */
export function keepEarlierRun({ path: local }: RunFolder): void {
  try {
    const left = readdirSync(local).filter((name) => name !== EARLIER && !name.startsWith('.'))
    if (left.length === 0) return
    const changed = Math.max(...left.map((name) => statSync(path.join(local, name)).mtimeMs))
    const stamp = new Date(changed)
      .toISOString()
      .replace(/\.\d+Z$/, '')
      .replaceAll(':', '-')
      .replace('T', '_')
    const target = path.join(local, EARLIER, stamp)
    mkdirSync(target, { recursive: true })
    for (const name of left) renameSync(path.join(local, name), path.join(target, name))
  } catch (error) {
    throw fileError(`Keeping what the last run wrote to ${local}`, error)
  }
}
