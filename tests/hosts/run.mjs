// `npm run test:hosts`: boots hosts and runs their specs beside them; where there can be none, says why and skips them.
// Arguments go on to Vitest: `npm run test:hosts -- tests/hosts/hosts.spec.ts`.
import { spawnSync } from 'node:child_process'
import { homedir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { root, runNode, toolScript } from '../../build/tools.mjs'

const script = fileURLToPath(new URL('./test-hosts.sh', import.meta.url))
/** Booted before the specs; a spec that needs more boots them itself. */
const FIRST_HOSTS = 3
const vitest = [toolScript('vitest'), 'run', '--project', 'hosts', ...process.argv.slice(2)]

const settings = {
  // Specs change HOME.
  TEST_HOSTS_DIR: process.env.TEST_HOSTS_DIR ?? path.join(homedir(), '.cache', 'test-hosts'),
  // Hosts of this run alone, which go down when it ends, however it ends.
  TEST_HOSTS_NAME: `fission-${process.pid}`,
  TEST_HOSTS_OWNER: String(process.pid),
  TEST_HOSTS_INSTALL: 'nodejs python3-numpy nftables',
}

function hosts(...args) {
  const { error, status } = spawnSync(script, args, {
    cwd: root,
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  return error === undefined && status === 0
}

/** One line that says why there are no hosts here; null: there can be. */
function whyNone() {
  const { error, status, stdout } = spawnSync(script, ['check'], { encoding: 'utf8' })
  if (error) return 'they need Debian with bash'
  return status === 0 ? null : stdout.trim() || 'they cannot run here'
}

async function runBeside() {
  process.once('SIGINT', () => undefined)
  try {
    if (!hosts('up', String(FIRST_HOSTS))) return 1
    return hosts('lab', process.execPath, ...vitest) ? 0 : 1
  } finally {
    hosts('down')
  }
}

if (!process.env.FISSION_BUILT) process.exitCode = await runNode(['build/bundle.mjs', '--quiet'])
const reason = whyNone()
if (reason !== null) {
  console.log(`The tests on hosts are skipped: ${reason}.`)
  process.exitCode = await runNode(vitest)
} else if (!process.exitCode) {
  process.exitCode = await runBeside()
}
