/** Runs a network's TypeScript tests with Node's own test runner: nothing has to be installed in the project. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { formatProblems } from '../../agent/core/network/format-problem'
import { nodeProgram, resourcePath } from '../paths'
import { bundleNetwork } from '../project/bundle-network'
import type { NetworkFolder } from '../project/network-folder'
import { runInherited } from './run-inherited'

/** Bundles each file, so that a job's process can read it too, and resolves with the runner's exit code. */
export async function runNodeTests(
  network: NetworkFolder,
  files: readonly string[],
  args: readonly string[],
): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'fission-test-'))
  try {
    const launchers: string[] = []
    for (const [index, file] of files.entries()) {
      const bundle = await bundleNetwork({ ...network, config: file }, path.join(folder, String(index)))
      if (!bundle.ok) {
        process.stderr.write(`${formatProblems(bundle.problems)}\n`)
        return 1
      }
      const launcher = path.join(folder, String(index), `${path.basename(file, '.ts')}.cjs`)
      writeFileSync(launcher, launcherSource(bundle.file, network.root))
      launchers.push(launcher)
    }
    return await runInherited({
      program: nodeProgram(),
      args: ['--test', '--test-reporter=spec', ...args, ...launchers],
      cwd: network.root,
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The runner starts a process for each of these. */
function launcherSource(bundle: string, root: string): string {
  const args = ['test-file', bundle, root].map((argument) => JSON.stringify(argument)).join(', ')
  const program = JSON.stringify(resourcePath('dist/network-tools.cjs'))
  return `process.argv.splice(2, Infinity, ${args})\nrequire(${program})\n`
}
