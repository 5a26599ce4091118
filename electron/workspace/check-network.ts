/** A network's description and its problems, for the window. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { validateNetwork } from '../../agent/core/network/validate'
import type { NetworkCheck } from '../contract/network'
import { inspectNetwork } from '../project/inspect'
import type { NetworkFolder } from '../project/network-folder'

/** Reads the config in a process of its own; what it bundles is removed again. */
export async function checkNetwork(network: NetworkFolder): Promise<NetworkCheck> {
  const folder = await mkdtemp(path.join(tmpdir(), 'fission-check-'))
  try {
    const inspection = await inspectNetwork(network, folder)
    if (!inspection.ok) return { description: null, problems: inspection.problems }
    const problems = [...inspection.bundle.warnings, ...validateNetwork(inspection.network, 'check')]
    return { description: inspection.network, problems }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
