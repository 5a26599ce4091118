/** Where the product's own files lie: in a checkout all below its root; packed, some in the archive and most beside it. */
import path from 'node:path'

// Source (electron/) and bundles (dist/) both lie directly below the product's root.
const root = path.dirname(__dirname)

/** The archive that Electron runs the app from; other programs cannot read it. */
const ARCHIVE = 'app.asar'

/** The folder beside the archive, in which everything has the place that it has in a checkout. */
const BESIDE = 'fission'

const isInArchive = path.basename(root) === ARCHIVE
const product = isInArchive ? path.join(path.dirname(root), BESIDE) : root

/** Absolute path of a file that comes with the product, named from its root: `dist/agent/agent.cjs`. */
export function resourcePath(name: string): string {
  return path.join(product, name)
}

/** Absolute path of a file that this very process reads and Electron has checked: the preload, the window's pages. */
export function checkedPath(name: string): string {
  return path.join(root, name)
}

/**
 * The Node in which agents, jobs and commands run. It is this process's own, but for the app: Electron is no Node once
 * packed, and brings one; in a checkout it is told which one by `npm start`.
 */
export function nodeProgram(): string {
  if (isInArchive) return resourcePath(process.platform === 'win32' ? 'runtime/node.exe' : 'runtime/node')
  return 'electron' in process.versions ? (process.env.FISSION_NODE ?? 'node') : process.execPath
}

/** Tells esbuild where its program is, which cannot be started from within the archive. */
export function esbuildProgram(): string | null {
  if (!isInArchive) return null
  const name = process.platform === 'win32' ? 'esbuild.exe' : 'bin/esbuild'
  return resourcePath(`node_modules/@esbuild/${process.platform}-${process.arch}/${name}`)
}
