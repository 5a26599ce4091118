// `npm test`: builds, runs every step, and ends with one line of counts; `test.mjs unit` runs one step.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { addCounts, countCheck, countVitest, isGreen, summaryLine } from './test-counts.mjs'
import { runNode, toolScript } from './tools.mjs'

const check = (script) => async () => countCheck(await runNode([script]))

/** Every step, the fast ones first. */
const steps = {
  types: check('build/check-types.mjs'),
  lint: check('build/check-lint.mjs'),
  layers: check('build/check-layers.mjs'),
  unit: () => runVitest([toolScript('vitest'), 'run', '--project', 'unit']),
  integration: () => runVitest([toolScript('vitest'), 'run', '--project', 'integration']),
  hosts: () => runVitest(['tests/hosts/run.mjs']),
  chaos: check('tests/chaos/run.mjs'),
  provision: () => runVitest(['tests/provision/run.mjs']),
  packed: check('build/packaging/check.mjs'),
  e2e: () => runVitest(['tests/e2e/run.mjs']),
}

/** Runs a script that takes Vitest's options and counts what its report says. */
async function runVitest(script) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'fission-test-'))
  const reportFile = path.join(folder, 'report.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`]
  try {
    const exitCode = await runNode([...script, ...reporters])
    return countVitest(exitCode, existsSync(reportFile) ? JSON.parse(readFileSync(reportFile, 'utf8')) : {})
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Builds once for all steps; a build that fails counts as one failed test. */
async function buildFirst() {
  console.log('\n── build')
  const exitCode = await runNode(['build/bundle.mjs'])
  process.env.FISSION_BUILT = '1'
  return exitCode === 0 ? [] : [countCheck(exitCode)]
}

const named = process.argv.slice(2)
const unknown = named.filter((name) => !(name in steps))
if (unknown.length > 0) {
  console.error(`error: no test step is called ${unknown.join(', ')}`)
  console.error(`hint: the steps are ${Object.keys(steps).join(', ')}`)
  process.exit(2)
}

const counts = await buildFirst()
for (const name of named.length > 0 ? named : Object.keys(steps)) {
  console.log(`\n── ${name}`)
  counts.push(await steps[name]())
}
const total = addCounts(counts)
console.log(`\n${summaryLine(total)}`)
process.exitCode = isGreen(total) ? 0 : 1
