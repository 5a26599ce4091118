/** `<network>/local/`: where the client's own jobs of a run work, and the network's code lies before it is sent. */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { fileError } from '../../errors'
import type { NetworkFolder } from '../../project/network-folder'
import { lockSimulation } from '../simulation/simulation-lock'

/** The folder of a network's runs on this computer. */
export interface RunFolder {
  /** `<network>/local`. */
  path: string
  /** Where the network's code is bundled into. */
  bundle: string
}

/** The locked folder of one run. */
export interface LockedRunFolder extends RunFolder {
  release: () => void
}

/** Name of the folder in `<network>/local/` that keeps what earlier runs wrote. */
const EARLIER = 'earlier'

/** Names the run whose files are there. */
const MARK = '.run'

/** Makes and locks it: one client on this computer runs a network. */
export function openRunFolder({ folder, name }: NetworkFolder): LockedRunFolder {
  const place = runFolderOf(folder)
  return { ...place, release: lockRunFolder(place, name) }
}

/** Where it is, below the network's folder. */
export function runFolderOf(network: string): RunFolder {
  const local = path.join(network, 'local')
  return { path: local, bundle: path.join(local, '.bundle') }
}

/** Locks it, as `openRunFolder` does; gives the function that releases it. */
export function lockRunFolder({ path: local }: RunFolder, network: string): () => void {
  try {
    mkdirSync(local, { recursive: true })
    return lockSimulation(local, network, 'run')
  } catch (error) {
    throw fileError(`Writing to ${local}`, error)
  }
}

/** Notes whose files are there from now on. */
export function markRun({ path: local }: RunFolder, run: string): void {
  const file = path.join(local, MARK)
  try {
    writeFileSync(file, run)
  } catch (error) {
    throw fileError(`Writing ${file}`, error)
  }
}

/** Whether what is there is this run's. */
export function isOfRun({ path: local }: RunFolder, run: string): boolean {
  const file = path.join(local, MARK)
  return existsSync(file) && readFileSync(file, 'utf8') === run
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
