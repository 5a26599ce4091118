// Boots hosts and runs a Vitest project beside them; where there can be none, says why and lets its specs skip themselves.
import { runNode, toolScript } from '../../build/tools.mjs'
import { runBesideHosts, whyNone } from './lab.mjs'

/** Booted before the specs; a spec that needs more boots them itself. */
const FIRST_HOSTS = 3

/**
 * Builds, and runs a Vitest project with this process's arguments; resolves to its exit code.
 * @param {string} project
 * @param {{ installed: string, offered: string }} packages what hosts have from the start, and what they can install
 */
export async function runProjectBesideHosts(project, packages) {
  const vitest = [toolScript('vitest'), 'run', '--project', project, ...process.argv.slice(2)]
  const built = process.env.FISSION_BUILT ? 0 : await runNode(['build/bundle.mjs', '--quiet'])
  if (built !== 0) return built
  const reason = whyNone()
  if (reason === null) return runBesideHosts(packages, FIRST_HOSTS, vitest) ? 0 : 1
  console.log(`The tests on hosts are skipped: ${reason}.`)
  return runNode(vitest)
}
