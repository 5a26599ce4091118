/** What a node needs of a network, in parts: each is sent once and then known by its content. */
import path from 'node:path'
import type { JobDescription, JobId } from '../../agent/core/network/description'
import { DEPENDENCIES_FOLDER, dependencyFolder } from '../../agent/job-host/dependencies'
import { fileError } from '../errors'
import { hashEntries, listFiles } from './file-list'
import type { PartEntry, ReadWatch } from './file-list'
import { bytesOf } from './pack'

/** Files that travel together. */
export interface Part {
  /** For people, such as `code` or the directory that DEPENDENCIES names. */
  label: string
  /** Folder of the node's store, `<kind>/<hash>`. */
  kind: 'bundles' | 'dependencies' | 'agent'
  /** SHA-256 of the content; the folder's name. */
  hash: string
  entries: PartEntry[]
  bytes: number
}

/** A network's code, and the directories that single jobs depend on. */
export interface DeployableNetwork {
  code: Part
  /** By the job that needs them. */
  dependencies: ReadonlyMap<JobId, Part[]>
}

/** How far the reading of one part is, which is done anew for each run to know what has changed. */
export interface ReadProgress {
  part: string
  readBytes: number
  bytes: number
}

/** Who follows the reading of a network's parts. */
export interface PartsWatch extends Pick<ReadWatch, 'signal'> {
  onProgress?: (progress: ReadProgress) => void
}

/** Progress is told each time that so much more was read. */
const TOLD_BYTES = 4 * 1024 * 1024

/** One part of the files of a folder. */
export async function partOf(
  label: string,
  kind: Part['kind'],
  entries: PartEntry[],
  { onProgress, signal }: PartsWatch = {},
): Promise<Part> {
  const bytes = bytesOf(entries)
  let readBytes = 0
  let toldBytes = 0
  const onBytes = (more: number): void => {
    readBytes += more
    if (readBytes - toldBytes < TOLD_BYTES) return
    toldBytes = readBytes
    onProgress?.({ part: label, readBytes, bytes })
  }
  return { label, kind, hash: await hashEntries(entries, { onBytes, signal }), entries, bytes }
}

/**
 * Takes a bundle's folder apart. Dependencies lie beside the code on a node, each under its own hash; in the code there
 * are links to them, so that the code's hash says which of them it means. Throws an AppError when a file cannot be read.
 */
export async function partsOfBundle(
  bundle: string,
  jobs: readonly Pick<JobDescription, 'id' | 'dependencies'>[],
  watch?: PartsWatch,
): Promise<DeployableNetwork> {
  try {
    const directories = new Map<string, Part>()
    const dependencies = new Map<JobId, Part[]>()
    for (const job of jobs) {
      const given = job.dependencies.filter(({ kind }) => kind === 'directory').map((one) => one.path)
      for (const directory of given) {
        if (directories.has(directory)) continue
        const entries = await listFiles(path.join(bundle, DEPENDENCIES_FOLDER, dependencyFolder(directory)))
        directories.set(directory, await partOf(directory, 'dependencies', entries, watch))
      }
      const parts = given.flatMap((directory) => directories.get(directory) ?? [])
      dependencies.set(job.id, parts)
    }
    const all = await listFiles(bundle)
    const code = all.filter(({ name }) => !name.startsWith(`${DEPENDENCIES_FOLDER}/`) && !isDerived(name))
    const links = [...directories].map(([directory, { hash }]): PartEntry => {
      const name = `${DEPENDENCIES_FOLDER}/${dependencyFolder(directory)}`
      return { type: 'link', name, target: `../../../dependencies/${hash}` }
    })
    return { code: await partOf('code', 'bundles', [...code, ...links]), dependencies }
  } catch (error) {
    throw fileError(`Reading ${bundle}`, error)
  }
}

/** Made by Python where it runs. */
function isDerived(name: string): boolean {
  return name.split('/').includes('__pycache__')
}
