// Boots hosts and runs a Vitest project beside them; where there can be none, says why and lets its specs skip themselves.
import { spawnSync } from 'node:child_process'
import { homedir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { root, runNode, toolScript } from '../../build/tools.mjs'

const script = fileURLToPath(new URL('./test-hosts.sh', import.meta.url))
/** Booted before the specs; a spec that needs more boots them itself. */
const FIRST_HOSTS = 3

/** Hosts of one run alone, which go down when it ends, however it ends. */
class Hosts {
  constructor(packages) {
    this.settings = {
      // Specs change HOME.
      TEST_HOSTS_DIR: process.env.TEST_HOSTS_DIR ?? path.join(homedir(), '.cache', 'test-hosts'),
      TEST_HOSTS_NAME: `fission-${process.pid}`,
      TEST_HOSTS_OWNER: String(process.pid),
      TEST_HOSTS_INSTALL: packages.installed,
      TEST_HOSTS_DEBS: packages.offered,
    }
  }

  run(...args) {
    const { error, status } = spawnSync(script, args, {
      cwd: root,
      env: { ...process.env, ...this.settings },
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    return error === undefined && status === 0
  }
}

/** One line that says why there are no hosts here; null: there can be. */
function whyNone() {
  const { error, status, stdout } = spawnSync(script, ['check'], { encoding: 'utf8' })
  if (error) return 'they need Debian with bash'
  return status === 0 ? null : stdout.trim() || 'they cannot run here'
}

function runBeside(hosts, vitest) {
  process.once('SIGINT', () => undefined)
  try {
    if (!hosts.run('up', String(FIRST_HOSTS))) return 1
    return hosts.run('lab', process.execPath, ...vitest) ? 0 : 1
  } finally {
    hosts.run('down')
  }
}

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
  if (reason === null) return runBeside(new Hosts(packages), vitest)
  console.log(`The tests on hosts are skipped: ${reason}.`)
  return runNode(vitest)
}
