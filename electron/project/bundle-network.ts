/** A network's TypeScript, with everything it imports, as one CommonJS file that runs on any node. */
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import type * as esbuild from 'esbuild'
import type { BuildOptions, Message } from 'esbuild'
import type { Problem } from '../../agent/core/network/problem'
import { fileError } from '../errors'
import { esbuildProgram } from '../paths'
import type { NetworkFolder } from './network-folder'

/** Name of the bundle's file; its source map is `network.cjs.map` beside it. */
const BUNDLE_FILE = 'network.cjs'

/** What a node needs to run a network's jobs. */
export interface Bundle {
  ok: true
  /** Absolute path of the TypeScript bundle; other languages lie beside it. */
  file: string
  /** SHA-256 of the bundled code, hexadecimal. */
  hash: string
  warnings: Problem[]
  /** Interpreter for the network's Python jobs on this computer. */
  python?: string
}

/** The result of bundling; warnings and problems have positions in the project. */
export type BundleResult = Bundle | { ok: false; problems: Problem[] }

/** Where the TypeScript of a bundle in `directory` is. */
export function bundleFile(directory: string): string {
  return path.join(directory, BUNDLE_FILE)
}

/**
 * Bundles the network's config into `<directory>/network.cjs` and its source map, whose sources are relative to
 * the project root. `fission` and Node's own modules stay outside. `source` stands for the config's own text, where that
 * is not TypeScript.
 *
 * Mistakes in the user's files are problems; a folder that cannot be written throws an AppError.
 */
export async function bundleNetwork(
  network: NetworkFolder,
  directory: string,
  source?: string,
): Promise<BundleResult> {
  const built = await build(network, source)
  if ('errors' in built)
    return { ok: false, problems: built.errors.map((message) => toProblem(message, 'error')) }
  const file = bundleFile(directory)
  try {
    mkdirSync(directory, { recursive: true })
    writeFileSync(`${file}.map`, built.map)
    writeFileSync(file, built.code)
  } catch (error) {
    throw fileError(`Writing ${file}`, error)
  }
  return {
    ok: true,
    file,
    hash: createHash('sha256').update(built.code).digest('hex'),
    warnings: built.warnings.map((message) => toProblem(message, 'warning')),
  }
}

type Built = { code: Uint8Array; map: Uint8Array; warnings: Message[] } | { errors: Message[] }

async function build(network: NetworkFolder, source?: string): Promise<Built> {
  const bundler = await loadBundler()
  try {
    const { outputFiles, warnings } = await bundler.build({
      absWorkingDir: network.root,
      ...entryOf(network, source),
      // Nothing is written here; the map's sources are relative to this folder.
      outfile: path.join(network.root, BUNDLE_FILE),
      write: false,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node18',
      external: ['fission'],
      sourcemap: 'external',
      sourcesContent: false,
      // Class names appear in messages and decide which jobs a pipe allows.
      keepNames: true,
      // import() becomes require(), which loadNetwork answers.
      supported: { 'dynamic-import': false },
      logLevel: 'silent',
    })
    const content = (ending: string) => outputFiles.find((file) => file.path.endsWith(ending))?.contents
    const [code, map] = [content('.cjs'), content('.map')]
    if (code === undefined || map === undefined) throw new Error('esbuild gave no bundle')
    return { code, map, warnings }
  } catch (error) {
    if (error instanceof Error && 'errors' in error) return { errors: error.errors as Message[] }
    throw error
  }
}

/** Loaded on first use: most commands need no bundler. */
async function loadBundler(): Promise<typeof esbuild> {
  const program = esbuildProgram()
  if (program !== null) process.env.ESBUILD_BINARY_PATH = program
  // An import takes 120 ms more, as it first reads which names the package exports.
  return createRequire(__filename)('esbuild') as typeof esbuild
}

function entryOf({ root, config }: NetworkFolder, source?: string): BuildOptions {
  if (source === undefined) return { entryPoints: [config] }
  return { stdin: { contents: source, resolveDir: root, sourcefile: config, loader: 'js' } }
}

const hints: readonly [RegExp, string][] = [
  [
    /Top-level await/,
    'Move the await into a job’s setup() or run(), or read the file with its synchronous function.',
  ],
  [/Could not resolve "\.{1,2}\//, 'Check the path of the import.'],
  [/Could not resolve/, 'Install the package in the project folder with npm install, or check its name.'],
  [
    /No loader is configured for "\.node"/,
    'A bundle cannot contain compiled add-ons; use a package without them.',
  ],
]

function toProblem({ text, location, notes }: Message, severity: Problem['severity']): Problem {
  const known = hints.find(([pattern]) => pattern.test(text))?.[1]
  return {
    code: severity === 'error' ? 'bundle-error' : 'bundle-warning',
    severity,
    message: text,
    hint: known ?? notes[0]?.text ?? 'Correct this line.',
    position: location
      ? { file: location.file, line: location.line, column: location.column + 1 }
      : undefined,
  }
}
