/** A prompt in the language of a network's config. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Problem } from '../../agent/core/network/problem'
import { AppError } from '../errors'
import { nodeProgram, resourcePath } from '../paths'
import { bundleNetwork } from '../project/bundle-network'
import { isPythonConfig, type NetworkFolder } from '../project/network-folder'
import { findInterpreter } from '../project/python/interpreter'
import { runInherited } from '../testing/run-inherited'

/** Resolves with the exit code of the prompt when the user has left it, or with why the config cannot be bundled. */
export async function openRepl(
  network: NetworkFolder,
): Promise<{ ok: true; code: number } | { ok: false; problems: Problem[] }> {
  if (isPythonConfig(network)) return { ok: true, code: await openPython(network) }
  const folder = mkdtempSync(path.join(tmpdir(), 'fission-bundle-'))
  try {
    const bundle = await bundleNetwork(network, folder)
    if (!bundle.ok) return bundle
    const program = resourcePath('dist/network-tools.cjs')
    const args = [program, 'interactive', bundle.file, network.root, network.name]
    return { ok: true, code: await runInherited({ program: nodeProgram(), args, cwd: network.root }) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function openPython(network: NetworkFolder): Promise<number> {
  const interpreter = findInterpreter(network)
  if (!interpreter.ok) throw new AppError('not-found', interpreter.problem.message, interpreter.problem.hint)
  const module = network.config.slice(0, -'.py'.length).replaceAll('/', '.')
  const args = [
    ...interpreter.args,
    resourcePath('dist/agent/python'),
    'interactive',
    network.root,
    module,
    network.name,
  ]
  return runInherited({ program: interpreter.program, args, cwd: network.root })
}
