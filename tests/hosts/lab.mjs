// Hosts for one program: booted before it, gone when it ends.
import { spawnSync } from 'node:child_process'
import { homedir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { root } from '../../build/tools.mjs'

const script = fileURLToPath(new URL('./test-hosts.sh', import.meta.url))

/** For hosts that can run jobs at once. */
export const readyToRun = { installed: 'nodejs python3-numpy nftables', offered: '' }

/** Hosts of one run alone, which go down when it ends, however it ends. */
class Hosts {
  constructor(packages) {
    this.settings = {
      // Specs change HOME.
      TEST_HOSTS_DIR: process.env.TEST_HOSTS_DIR ?? path.join(homedir(), '.cache', 'test-hosts'),
      TEST_HOSTS_SCRIPT: script,
      TEST_HOSTS_NAME: `fission-${process.pid}`,
      TEST_HOSTS_OWNER: String(process.pid),
      TEST_HOSTS_INSTALL: packages.installed,
      TEST_HOSTS_DEBS: packages.offered,
    }
  }

  /** Runs a command of the script and tells whether it succeeded. */
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
export function whyNone() {
  const { error, status, stdout } = spawnSync(script, ['check'], { encoding: 'utf8' })
  if (error) return 'they need Debian with bash'
  return status === 0 ? null : stdout.trim() || 'they cannot run here'
}

/**
 * Boots hosts and runs a program of Node on their network; resolves to whether it succeeded.
 * @param {{ installed: string, offered: string }} packages what hosts have from the start, and what they can install
 * @param {number} count hosts that are up when it starts; it may boot more itself
 * @param {string[]} program its file and arguments
 */
export function runBesideHosts(packages, count, program) {
  const hosts = new Hosts(packages)
  process.once('SIGINT', () => undefined)
  try {
    return hosts.run('up', String(count)) && hosts.run('lab', process.execPath, ...program)
  } finally {
    hosts.run('down')
  }
}
