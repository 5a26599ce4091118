// `npm run test:chaos`: bundles the chaos test, which is TypeScript, and runs it beside hosts of its own.
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { SKIPPED } from '../../build/test-counts.mjs'
import { root, runNode } from '../../build/tools.mjs'
import { readyToRun, runBesideHosts, whyNone } from '../hosts/lab.mjs'

const workspace = mkdtempSync(path.join(tmpdir(), 'fission-chaos-'))
process.once('exit', () => rmSync(workspace, { recursive: true, force: true, maxRetries: 5 }))

const here = (name) => fileURLToPath(new URL(name, import.meta.url))

/** Gives the arguments for Node that run the test. */
async function prepare() {
  const program = path.join(workspace, 'chaos.mjs')
  await build({
    entryPoints: [here('./chaos.ts')],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    // CommonJS modules within it require Node's own.
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url)",
    },
    logLevel: 'warning',
  })
  // A run writes into the network's folder.
  const networks = path.join(workspace, 'networks')
  cpSync(here('./networks'), networks, { recursive: true })
  return [program, path.join(root, 'dist/fission.cjs'), networks, ...process.argv.slice(2)]
}

async function chaos() {
  const reason = whyNone()
  if (reason !== null) {
    console.log(`The chaos test is skipped: ${reason}.`)
    return SKIPPED
  }
  const built = process.env.FISSION_BUILT ? 0 : await runNode(['build/bundle.mjs', '--quiet'])
  if (built !== 0) return built
  return runBesideHosts(readyToRun, 3, await prepare()) ? 0 : 1
}

process.exitCode = await chaos()
