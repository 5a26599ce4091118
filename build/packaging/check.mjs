// `npm run pack:check`: packs the app, looks at everything in it, and runs what was packed. Where Electron's program is not
// there, it packs a stub of it, and the app runs on the tests' stand-in for Electron.
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { extractAll } from '@electron/asar'
import fuses from '@electron/fuses'
import { root, runNode, toolScript } from '../tools.mjs'
import { archiveProblems } from './checks/archive.mjs'
import { budgetProblems } from './checks/budget.mjs'
import { fuseProblems } from './checks/fuses.mjs'
import { builtPrograms, developerPackages, resourceProblems } from './checks/resources.mjs'
import { runBuilder } from './pack.mjs'
import { makeStubElectron, realElectron } from './stub-electron.mjs'

const NAME = 'Fission Control Center'

/** Where a packed app has its program and its resources. */
function placesIn(folder) {
  const [unpacked] = readdirSync(folder).filter((name) => /unpacked$|^mac/.test(name))
  const place = path.join(folder, unpacked)
  if (process.platform === 'darwin') {
    const contents = path.join(place, `${NAME}.app/Contents`)
    return { program: path.join(contents, 'MacOS', NAME), resources: path.join(contents, 'Resources') }
  }
  const program = process.platform === 'win32' ? `${NAME}.exe` : 'fission-control-center'
  return { program: path.join(place, program), resources: path.join(place, 'resources') }
}

async function pack(folder, isReal) {
  // Electron's own folder is taken as it is, so nothing is fetched.
  const electron = realElectron() ?? (await makeStubElectron(path.join(folder, 'electron')))
  const system = { darwin: '--mac', win32: '--win' }[process.platform] ?? '--linux'
  const unsigned = isReal ? [] : ['-c.mac.identity=null']
  return runBuilder([
    system,
    'dir',
    `-c.electronDist=${electron}`,
    `-c.directories.output=${path.join(folder, 'out')}`,
    ...unsigned,
  ])
}

async function lookAt({ program, resources }) {
  const product = path.join(resources, 'fission')
  const archive = path.join(resources, 'app.asar')
  const programs = [
    ...builtPrograms(),
    'dist/agent/agent.cjs',
    'dist/agent/job-host.cjs',
    'dist/sdk/index.cjs',
  ]
  const checks = {
    archive: () => archiveProblems(archive),
    resources: () => resourceProblems(product),
    packages: () => developerPackages([...programs, 'dist/main.cjs'].map((name) => path.join(root, name))),
    fuses: () => fuseProblems(program),
    budget: () => budgetProblems(resources, console.log),
  }
  let isGood = true
  for (const [name, check] of Object.entries(checks)) {
    const problems = await check()
    isGood &&= problems.length === 0
    console.log(`${problems.length === 0 ? '✓' : '✗'} ${name}`)
    for (const problem of problems) console.log(`  ${problem}`)
  }
  return isGood
}

/** Runs tests/packed on what was packed. */
async function tryOut({ program, resources }, isReal) {
  if (isReal) {
    // The tests drive the app by its inspector, which is off in what users get.
    const on = { [fuses.FuseV1Options.EnableNodeCliInspectArguments]: true }
    await fuses.flipFuses(program, {
      version: fuses.FuseVersion.V1,
      resetAdHocDarwinSignature: process.platform === 'darwin',
      ...on,
    })
  } else {
    // Node reads no archives: the folder of the same name stands in for it.
    const archive = path.join(resources, 'app.asar')
    renameSync(archive, `${archive}.packed`)
    mkdirSync(archive)
    extractAll(`${archive}.packed`, archive)
  }
  const place = { FISSION_PACKED: resources, ...(isReal ? { FISSION_PACKED_PROGRAM: program } : {}) }
  return (
    (await runNode([toolScript('vitest'), 'run', '--project', 'packed', ...process.argv.slice(2)], place)) ===
    0
  )
}

async function check() {
  // Outside the checkout, so that nothing is found there by going up.
  const folder = mkdtempSync(path.join(os.tmpdir(), 'fission-packed-'))
  try {
    if (!process.env.FISSION_BUILT && (await runNode(['build/bundle.mjs', '--quiet'])) !== 0) return false
    const isReal = realElectron() !== null
    if (!isReal) console.log("Electron's program is not here: packing a stub of it.")
    if ((await pack(folder, isReal)) !== 0) return false
    const places = placesIn(path.join(folder, 'out'))
    const isGood = await lookAt(places)
    return (await tryOut(places, isReal)) && isGood
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

process.exitCode = (await check()) ? 0 : 1
