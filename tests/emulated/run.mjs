// `npm run test:emulated -- arm64` (or armhf): a host with another processor, played by qemu, becomes a node on which a network
// runs. Needs root, qemu-user-static, arch-test and a quarter of an hour, so it is no part of `npm test`.
import { runNode, toolScript } from '../../build/tools.mjs'
import { runBesideHosts, whyNone } from '../hosts/lab.mjs'

const processors = ['arm64', 'armhf']
const [processor = ''] = process.argv.slice(2)

async function run() {
  if (!processors.includes(processor)) {
    console.error(`error: give one of ${processors.join(', ')}`)
    return 2
  }
  const reason = whyNone()
  if (reason !== null) {
    console.error(`error: there can be no hosts here: ${reason}`)
    return 1
  }
  const built = await runNode(['build/bundle.mjs', '--quiet'])
  if (built !== 0) return built
  process.env.TEST_HOSTS_ARCH = processor
  const offered = 'nodejs python3-numpy python3-venv avahi-daemon systemd-timesyncd'
  return runBesideHosts({ installed: '', offered }, 1, [toolScript('vitest'), 'run', '--project', 'emulated'])
    ? 0
    : 1
}

process.exitCode = await run()
