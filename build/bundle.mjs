// Builds dist/: the command line, the app and its window, the agent, and the package 'fission' that job authors import.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'
import { emitDeclarations } from './declarations.mjs'
import { linkExamples } from './link-examples.mjs'
import { packAgent } from './pack-agent.mjs'
import { buildRenderer } from './renderer.mjs'
import { replaceFile } from './replace-file.mjs'
import { root } from './tools.mjs'

const isQuiet = process.argv.includes('--quiet')
const say = isQuiet ? () => {} : console.log
const sdkEntry = 'agent/sdk/index.ts'
const sdkManifest = { name: 'fission', main: 'index.cjs', types: 'types/sdk/index.d.ts' }

// What runs on a Pi must run on the Node 18 that Debian 12 ships.
const programs = [
  // Read at each command: without its spaces and comments it starts a quarter sooner.
  {
    entry: 'electron/cli/main.ts',
    outfile: 'dist/fission.cjs',
    target: 'node20',
    executable: true,
    dense: true,
  },
  { entry: 'electron/main.ts', outfile: 'dist/main.cjs', target: 'node22' },
  // One file, as a sandboxed preload can load no other.
  { entry: 'electron/preload/preload.ts', outfile: 'dist/preload.cjs', target: 'node22' },
  { entry: 'electron/project/inspect-child.ts', outfile: 'dist/inspect.cjs', target: 'node20' },
  // With the TypeScript compiler in it, of which nobody reads a source map.
  {
    entry: 'electron/config-edit/outline/outline-child.ts',
    outfile: 'dist/outline.cjs',
    target: 'node20',
    small: true,
  },
  { entry: 'electron/search/search-worker.ts', outfile: 'dist/search.cjs', target: 'node20' },
  { entry: 'electron/network-tools/main.ts', outfile: 'dist/network-tools.cjs', target: 'node20' },
  { entry: 'agent/main.ts', outfile: 'dist/agent/agent.cjs', target: 'node18' },
  { entry: 'agent/job-host/main.ts', outfile: 'dist/agent/job-host.cjs', target: 'node18' },
  { entry: sdkEntry, outfile: 'dist/sdk/index.cjs', target: 'node18' },
]

/** Whether an entry can be built; parts that are still to be written are left out with one line. */
function isWritten(entry) {
  if (existsSync(path.join(root, entry))) return true
  console.log(`not built, ${entry} does not exist yet`)
  return false
}

async function bundle({ entry, outfile, target, executable, small = false, dense = small }) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    target,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    sourcemap: small ? false : 'linked',
    minifyWhitespace: dense,
    minifyIdentifiers: small,
    minifySyntax: small,
    // ssh2 does without its native parts, and the updater's log without colours.
    external: ['electron', 'esbuild', 'cpu-features', '*.node', 'supports-color'],
    // As `require`, which starts esbuild 120 ms sooner than an import.
    supported: { 'dynamic-import': false },
    banner: executable ? { js: '#!/usr/bin/env node' } : {},
    logLevel: 'warning',
    write: false,
  })
  // The map (first in the list) is in place before the program that points to it.
  for (const { path: file, contents } of outputFiles) {
    await replaceFile(file, contents, executable && file.endsWith('.cjs') ? 0o755 : 0o644)
  }
  say(`${entry} → ${outfile}`)
}

async function describeSdk() {
  await replaceFile(path.join(root, 'dist/sdk/package.json'), `${JSON.stringify(sdkManifest, null, 2)}\n`)
  await emitDeclarations(path.join(root, 'build/tsconfig.sdk.json'), path.join(root, 'dist/sdk/types'))
  say(`${sdkEntry} → dist/sdk/types`)
}

/** The Python package runs as it is; it lies beside the agent, which starts it. */
async function copyPython() {
  const source = path.join(root, 'agent/python')
  const names = readdirSync(source, { recursive: true }).filter((name) => name.endsWith('.py'))
  for (const name of names) {
    await replaceFile(path.join(root, 'dist/agent/python', name), readFileSync(path.join(source, name)))
  }
  say('agent/python → dist/agent/python')
}

const written = programs.filter(({ entry }) => isWritten(entry))
const window = buildRenderer(isQuiet).then((isBuilt) =>
  say(`renderer → dist/renderer${isBuilt ? '' : ' (as it is)'}`),
)
const work = [...written.map(bundle), linkExamples(), copyPython(), window]
if (written.some(({ entry }) => entry === sdkEntry)) work.push(describeSdk())

const failures = (await Promise.allSettled(work)).filter(({ status }) => status === 'rejected')
for (const { reason } of failures) console.error(reason.message)
if (failures.length === 0) {
  await packAgent()
  say('dist/agent → dist/agent.tgz')
}
process.exitCode = failures.length > 0 ? 1 : 0
