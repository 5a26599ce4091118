/** Reads a network's config while somebody else may be running it, whose bundle is not to be touched. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { inspectNetwork } from './inspect'
import type { Inspection } from './inspect'
import type { NetworkFolder } from './network-folder'

/** As `inspectNetwork` gives it; the bundle is gone again. */
export async function inspectApart(network: NetworkFolder): Promise<Inspection> {
  const directory = mkdtempSync(path.join(tmpdir(), 'fission-inspect-'))
  try {
    return await inspectNetwork(network, directory)
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}
