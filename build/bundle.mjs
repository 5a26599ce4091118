// Builds dist/: the command line, the app and its window, the agent, and the package 'fission' that job authors import.
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs'
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

const common = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  // ssh2 does without its native parts, and the updater's log without colours.
  external: ['electron', 'esbuild', 'cpu-features', '*.node', 'supports-color'],
  logLevel: 'warning',
  write: false,
}

async function bundle({ entry, outfile, target, small = false }) {
  const { outputFiles } = await build({
    ...common,
    entryPoints: [entry],
    outfile,
    target,
    format: 'cjs',
    sourcemap: small ? false : 'linked',
    minify: small,
    // One file holds all, so what is loaded later is in it too.
    supported: { 'dynamic-import': false },
  })
  // The map (first in the list) is in place before the program that points to it.
  for (const { path: file, contents } of outputFiles) await replaceFile(file, contents)
  say(`${entry} → ${outfile}`)
}

/** What modules of the older kind expect around them; `dist` is where the sources look from. */
const surroundings = `import { createRequire as requireFrom } from 'node:module'
import { dirname as folderOf } from 'node:path'
import { fileURLToPath as pathOf } from 'node:url'
const require = requireFrom(import.meta.url)
const __filename = pathOf(import.meta.url)
const __dirname = folderOf(folderOf(__filename))`

/** The command line, in parts: each command reads what it needs, and so starts in half the time. */
async function bundleCommandLine() {
  const entry = 'electron/cli/main.ts'
  const folder = path.join(root, 'dist/cli')
  const { outputFiles } = await build({
    ...common,
    entryPoints: [entry],
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    target: 'node20',
    format: 'esm',
    splitting: true,
    minifyWhitespace: true,
    banner: { js: surroundings },
  })
  const isMain = ({ path: file }) => path.basename(file) === 'main.mjs'
  // The one that points to all others comes last.
  const inOrder = [...outputFiles.filter((file) => !isMain(file)), ...outputFiles.filter(isMain)]
  for (const { path: file, contents } of inOrder) await replaceFile(file, contents)
  await keepParts(
    folder,
    outputFiles.map(({ path: file }) => path.basename(file)),
  )
  const start =
    "#!/usr/bin/env node\n// The command `fission`; its parts are in cli/.\nimport('./cli/main.mjs')\n"
  await replaceFile(path.join(root, 'dist/fission.cjs'), start, 0o755)
  say(`${entry} → dist/fission.cjs, dist/cli`)
}

/** Removes what neither this build made nor the last one, of which programs that run may still load parts. */
async function keepParts(folder, made) {
  const list = `${folder}.parts`
  const last = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : []
  for (const name of readdirSync(folder))
    if (!made.includes(name) && !last.includes(name)) rmSync(path.join(folder, name))
  await replaceFile(list, JSON.stringify(made))
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
const work = [...written.map(bundle), bundleCommandLine(), linkExamples(), copyPython(), window]
if (written.some(({ entry }) => entry === sdkEntry)) work.push(describeSdk())

const failures = (await Promise.allSettled(work)).filter(({ status }) => status === 'rejected')
for (const { reason } of failures) console.error(reason.message)
if (failures.length === 0) {
  await packAgent()
  say('dist/agent → dist/agent.tgz')
}
process.exitCode = failures.length > 0 ? 1 : 0
