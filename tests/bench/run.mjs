// `npm run bench`: bundles the bench, which is TypeScript, into a folder of its own and runs it there.
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { readyToRun, runBesideHosts, whyNone } from '../hosts/lab.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const workspace = mkdtempSync(path.join(tmpdir(), 'fission-bench-'))
// Beside the product's own programs: it finds the packages and the files of the product from there.
const program = path.join(root, 'dist/tests/bench.mjs')

function copy(folder, name) {
  const isSource = (file) => !['simulation', 'node_modules'].includes(path.basename(file))
  cpSync(folder, path.join(workspace, name), { recursive: true, filter: isSource })
}

// Ctrl+C reaches the simulation too, which ends by itself; meanwhile it may still write.
process.once('exit', () => rmSync(workspace, { recursive: true, force: true, maxRetries: 5 }))
process.once('SIGINT', () => process.exit(130))

try {
  await build({
    entryPoints: [fileURLToPath(new URL('./bench.ts', import.meta.url))],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: ['@playwright/test'],
    define: { __dirname: JSON.stringify(path.join(root, 'dist')) },
    logLevel: 'warning',
  })
  // Simulations write into the network's folder and lock it, so they get a copy.
  copy(fileURLToPath(new URL('./networks', import.meta.url)), 'networks')
  copy(path.join(root, 'resources/examples/demo'), 'demo')
  const preload = fileURLToPath(new URL('./profile/preload.cjs', import.meta.url))
  const relay = fileURLToPath(new URL('./bare/relay.cjs', import.meta.url))
  const { bench, needsHosts } = await import(pathToFileURL(program).href)
  const args = process.argv.slice(2)
  const reason = process.env.TEST_HOSTS_NAME === undefined && needsHosts(args) ? whyNone() : undefined
  if (reason === null) {
    // All of it beside the hosts, so that one table has everything.
    process.exitCode = runBesideHosts(readyToRun, 3, [fileURLToPath(import.meta.url), ...args]) ? 0 : 1
  } else {
    if (reason !== undefined) console.error(`The measures on hosts are left out: ${reason}.`)
    process.exitCode = await bench(args, { root, workspace, preload, relay })
  }
} catch (error) {
  console.error(`error: ${error.message}`)
  process.exitCode = 1
}
