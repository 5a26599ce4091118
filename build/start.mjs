// `npm start`: opens the desktop app, or its window in the browser where Electron cannot run or `--browser` asks for it.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { captureNode, root, runNode } from './tools.mjs'

const program = path.join(root, 'dist/fission.cjs')
const electron = path.join(root, 'node_modules/electron')

/** Electron's program, if its package has been installed and the program fetched; `env` may name another place. */
export function findElectron(folder = electron, env = process.env) {
  const pathFile = path.join(folder, 'path.txt')
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : 'electron'
  const file = path.join(env.ELECTRON_OVERRIDE_DIST_PATH ?? path.join(folder, 'dist'), name)
  return existsSync(file) ? file : null
}

/** Why the desktop app cannot be opened; null when it can. Fetches Electron's program the first time. */
export async function obstacle(env = process.env, platform = process.platform) {
  const hasDisplay = platform !== 'linux' || Boolean(env.DISPLAY ?? env.WAYLAND_DISPLAY)
  if (!hasDisplay && env.ELECTRON_OVERRIDE_DIST_PATH === undefined) return 'There is no display here'
  if (findElectron(electron, env) !== null) return null
  if (!existsSync(electron)) return 'Electron is not installed'
  console.log('Fetching Electron, once …')
  const { code } = await captureNode([path.join(electron, 'install.js')])
  return code === 0 ? null : "Electron's program is not installed and cannot be fetched"
}

async function start(args) {
  if (!existsSync(program)) {
    console.error('error: the app has not been built')
    console.error('hint: run `npm run build`')
    return 1
  }
  const isBrowserAsked = args.includes('--browser')
  const rest = args.filter((arg) => arg !== '--browser')
  const reason = isBrowserAsked ? null : await obstacle()
  if (!isBrowserAsked && reason === null) {
    // Jobs and agents run in this Node: Electron is none.
    return runNode([path.join(electron, 'cli.js'), root, ...rest], { FISSION_NODE: process.execPath })
  }
  if (reason !== null) console.log(`${reason}; the same window opens in the browser.`)
  return runNode([program, 'serve', ...rest])
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await start(process.argv.slice(2))
