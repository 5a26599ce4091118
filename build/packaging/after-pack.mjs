// Called by electron-builder for every packed folder: adds the Node for jobs and the command line, and the command `fission`.
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '../tools.mjs'

/** electron-builder's numbers for processors. */
const archs = { 1: 'x64', 3: 'arm64', 4: 'universal' }
const systems = { linux: 'linux', win32: 'win32', darwin: 'darwin', mas: 'darwin' }

/** The packed product's folder beside the archive. */
function productFolder({ appOutDir, electronPlatformName, packager }) {
  const resources =
    electronPlatformName === 'darwin'
      ? path.join(appOutDir, `${packager.appInfo.productFilename}.app`, 'Contents/Resources')
      : path.join(appOutDir, 'resources')
  return path.join(resources, 'fission')
}

/**
 * Node's program for a system: `FISSION_NODE_LINUX_ARM64` names it, else it is the one that runs this, which must be for
 * that system then, and whole in one file.
 * @param {string} system
 * @param {string} arch
 * @param {Record<string, string | undefined>} env
 * @param {{ platform: string, arch: string, execPath: string, config: { variables: object } }} here
 */
export function nodeFor(system, arch, env = process.env, here = process) {
  const variable = `FISSION_NODE_${system}_${arch}`.toUpperCase()
  const named = env[variable]
  if (named !== undefined) {
    if (!existsSync(named)) throw new Error(`${variable} names ${named}, which does not exist`)
    return named
  }
  if (system !== here.platform || arch !== here.arch)
    throw new Error(`Node for ${system} ${arch} is not here; name its program in ${variable}`)
  if (here.config.variables.node_shared) {
    throw new Error(
      `${here.execPath} needs libraries of this system; install Node from nodejs.org, or set ${variable}`,
    )
  }
  return here.execPath
}

function copyProgram(from, to) {
  mkdirSync(path.dirname(to), { recursive: true })
  copyFileSync(from, to)
  chmodSync(to, 0o755)
}

/** What other processes read of the package; nothing of how it was developed. */
function productManifest() {
  const { name, version, description, license } = JSON.parse(
    readFileSync(path.join(root, 'package.json'), 'utf8'),
  )
  return `${JSON.stringify({ name, version, description, license }, null, 2)}\n`
}

export async function afterPack(context) {
  const product = productFolder(context)
  const system = systems[context.electronPlatformName]
  // The halves of a universal app each take a Node for both processors, which `lipo` has made; then they are merged.
  if (archs[context.arch] === 'universal') return
  const arch = path.basename(context.appOutDir).includes('universal') ? 'universal' : archs[context.arch]
  const isWindows = system === 'win32'
  copyProgram(nodeFor(system, arch), path.join(product, 'runtime', isWindows ? 'node.exe' : 'node'))
  const packaging = path.join(root, 'build/packaging')
  const commands = isWindows ? ['bin/fission.cmd', 'windows/path.ps1'] : ['bin/fission']
  for (const name of commands)
    copyProgram(path.join(packaging, name), path.join(product, 'bin', path.basename(name)))
  writeFileSync(path.join(product, 'package.json'), productManifest())
}
