// `npm run test:newcomer`: an empty Debian with nothing but Node, and what README.md says, word for word; and how long it takes.
// Needs root, mmdebstrap and the npm registry.
import { execFileSync, spawn } from 'node:child_process'
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { root } from '../../build/tools.mjs'
import { readmeCommands, sightOf } from './readme-commands.mjs'

/** From the first command to a running simulation of a network of one's own. */
const MOST_SECONDS = 180
const MARK = '@@ done'
const user = { id: '1000', name: 'ada' }

/** A minimal system; Node as its installer puts it there; the product as it is downloaded. */
function makeComputer(folder) {
  console.log('Making an empty Debian …')
  execFileSync(
    'mmdebstrap',
    ['--quiet', '--variant=minbase', '--include=ca-certificates', 'bookworm', folder],
    { stdio: 'inherit' },
  )
  const node = path.dirname(path.dirname(process.execPath))
  mkdirSync(path.join(folder, 'usr/local/bin'), { recursive: true })
  copyFileSync(process.execPath, path.join(folder, 'usr/local/bin/node'))
  const npm = path.dirname(
    path.dirname(process.env.npm_execpath ?? path.join(node, 'lib/node_modules/npm/bin/npm-cli.js')),
  )
  cpSync(npm, path.join(folder, 'usr/local/lib/node_modules/npm'), { recursive: true })
  for (const name of ['npm', 'npx']) {
    const program = `#!/bin/sh\nexec node /usr/local/lib/node_modules/npm/bin/${name}-cli.js "$@"\n`
    writeFileSync(path.join(folder, 'usr/local/bin', name), program, { mode: 0o755 })
  }
  copyFileSync('/etc/resolv.conf', path.join(folder, 'etc/resolv.conf'))
  const extra = process.env.NODE_EXTRA_CA_CERTS
  if (extra) copyFileSync(extra, path.join(folder, 'etc/extra-ca.pem'))
  const home = path.join(folder, 'home', user.name)
  const product = path.join(home, 'fission-control-center')
  mkdirSync(product, { recursive: true })
  const archive = execFileSync('git', ['archive', 'HEAD'], { cwd: root, maxBuffer: 1e9 })
  execFileSync('tar', ['-x', '-C', product], { input: archive })
  copyFileSync(path.join(root, 'tests/newcomer/until-seen.mjs'), path.join(folder, 'opt/until-seen.mjs'))
  execFileSync('chown', ['-R', `${user.id}:${user.id}`, home])
}

const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`

function scriptOf(commands) {
  const lines = commands.map((command) => {
    const sight = sightOf(command)
    return sight === null ? command : `node /opt/until-seen.mjs ${quoted(sight)} ${quoted(command)}`
  })
  const marked = lines.flatMap((line) => [line, `echo; echo ${quoted(MARK)}`])
  return ['set -e', `cd /home/${user.name}/fission-control-center`, ...marked].join('\n')
}

/** Runs the commands as a user of the new computer; gives the seconds after which each was done. */
async function follow(folder, commands) {
  const began = Date.now()
  const mounts =
    'mount --rbind /dev "$0/dev" && mount -t proc proc "$0/proc" && exec chroot --userspec="$1:$1" "$0" /bin/sh -c "$2"'
  const child = spawn(
    'unshare',
    ['--mount', '--pid', '--fork', '--kill-child', 'sh', '-c', mounts, folder, user.id, scriptOf(commands)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin',
        HOME: `/home/${user.name}`,
        ...(process.env.NODE_EXTRA_CA_CERTS ? { NODE_EXTRA_CA_CERTS: '/etc/extra-ca.pem' } : {}),
        ...(process.env.npm_config_registry ? { npm_config_registry: process.env.npm_config_registry } : {}),
      },
    },
  )
  const ended = new Promise((resolve) => child.once('close', resolve))
  const seconds = []
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === MARK) seconds.push((Date.now() - began) / 1000)
    else console.log(`  ${line}`)
  }
  return { code: await ended, seconds }
}

const folder = mkdtempSync(path.join(os.tmpdir(), 'fission-newcomer-'))
try {
  const commands = readmeCommands(readFileSync(path.join(root, 'README.md'), 'utf8'), [
    'Start',
    'Ten minutes',
  ])
  makeComputer(folder)
  const { code, seconds } = await follow(folder, commands)
  console.log()
  for (const [index, command] of commands.entries()) {
    const at = seconds[index]
    console.log(`${at === undefined ? '    –  ' : `${at.toFixed(1).padStart(6)} s`} ${command}`)
  }
  const simulated = seconds[commands.findIndex((command) => /fission simulate/.test(command))]
  const isGood = code === 0 && simulated !== undefined && simulated <= MOST_SECONDS
  console.log(
    `${isGood ? '✓' : '✗'} a simulation of one's own network after ${simulated?.toFixed(0) ?? '–'} s, of ${MOST_SECONDS} s`,
  )
  process.exitCode = isGood ? 0 : 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
