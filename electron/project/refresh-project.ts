/**
 * Puts into a project's `node_modules` what an editor, tsc and npx look for there: the package `fission` with its types,
 * the types of Node, and the command `fission`.
 */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { type AppError, fileError } from '../errors'
import { nodeProgram, resourcePath } from '../paths'
import { writeLauncher } from './launcher'

/** Inside `node_modules/fission`: from which installation it was copied. */
const STAMP_FILE = '.installed'

/** Packages whose types job code needs besides the SDK's; a version that the project has installed itself is kept. */
const typePackages = ['@types/node', 'undici-types']

/**
 * Makes the project use this installation, if it does not already. Costs a few file reads when there is nothing to do, so
 * every command may call it.
 *
 * @param root folder of the project
 * @returns null when the project is up to date now, else what kept it from being so, such as a read-only folder; commands
 *   that only read may go on
 */
export function refreshProject(root: string): AppError | null {
  if (isPartOfInstallation(root)) return null
  const modules = path.join(root, 'node_modules')
  try {
    const stamp = installationStamp()
    if (isCurrent(modules, stamp)) return null
    mkdirSync(modules, { recursive: true })
    copyPackage(resourcePath('dist/sdk'), path.join(modules, 'fission'), stamp)
    copyTypes(modules)
    writeLauncher(path.join(modules, '.bin'), resourcePath('dist/fission.cjs'))
    return null
  } catch (error) {
    return fileError(`Preparing ${modules}`, error)
  }
}

/** The examples that come with the product find the SDK in its source. */
function isPartOfInstallation(root: string): boolean {
  const relative = path.relative(resourcePath('resources'), path.resolve(root))
  return !relative.startsWith('..') && !path.isAbsolute(relative)
}

/** Changes whenever the installation is another one: version, place, runtime, or a fresh build. */
function installationStamp(): string {
  const { version } = JSON.parse(readFileSync(resourcePath('package.json'), 'utf8')) as { version: string }
  const sdk = resourcePath('dist/sdk')
  const { mtimeMs } = statSync(path.join(sdk, 'index.cjs'))
  return JSON.stringify({ version, sdk, runtime: nodeProgram(), built: mtimeMs })
}

function isCurrent(modules: string, stamp: string): boolean {
  const file = path.join(modules, 'fission', STAMP_FILE)
  const parts = [file, path.join(modules, '.bin', 'fission'), path.join(modules, '@types', 'node')]
  return parts.every((part) => existsSync(part)) && readFileSync(file, 'utf8') === stamp
}

function copyTypes(modules: string): void {
  const installed = createRequire(resourcePath('package.json'))
  for (const name of typePackages) {
    const target = path.join(modules, name)
    if (existsSync(target)) continue
    copyPackage(path.dirname(installed.resolve(`${name}/package.json`)), target)
  }
}

/** Copies beside the target and renames, so that a command running at the same time never sees half of it. */
function copyPackage(source: string, target: string, stamp?: string): void {
  mkdirSync(path.dirname(target), { recursive: true })
  const draft = mkdtempSync(`${target}-`)
  try {
    cpSync(source, draft, { recursive: true, filter: (file) => !file.endsWith('.map') })
    if (stamp !== undefined) writeFileSync(path.join(draft, STAMP_FILE), stamp)
    rmSync(target, { recursive: true, force: true })
    renameSync(draft, target)
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}
