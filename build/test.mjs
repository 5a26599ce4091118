// `npm test`: builds, runs every step, and ends with one line of counts; `test.mjs unit` runs one step.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { addCounts, countCheck, countVitest, isGreen, summaryLine } from './test-counts.mjs'
import { vitestFailures } from './test-failures.mjs'
import { runNode, toolScript } from './tools.mjs'

const check = (script) => async () => checkResult(await runNode([script]))

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

/** @typedef {{ counts: import('./test-counts.mjs').Counts, failures: string[] }} StepResult */

/** @returns {StepResult} */
function checkResult(exitCode) {
  const counts = countCheck(exitCode)
  return { counts, failures: counts.failed > 0 ? ['failed: see its output above'] : [] }
}

/**
 * Runs a script that takes Vitest's options and sums up what its report says.
 * @returns {Promise<StepResult>}
 */
async function runVitest(script) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'fission-test-'))
  const reportFile = path.join(folder, 'report.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`]
  try {
    const exitCode = await runNode([...script, ...reporters])
    const report = existsSync(reportFile) ? JSON.parse(readFileSync(reportFile, 'utf8')) : {}
    return {
      counts: countVitest(exitCode, report),
      failures: vitestFailures(exitCode, report, process.cwd()),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Builds once for all steps; a build that fails counts as one failed test. */
async function buildFirst() {
  console.log('\n── build')
  const exitCode = await runNode(['build/bundle.mjs'])
  process.env.FISSION_BUILT = '1'
  return exitCode === 0 ? [] : [['build', checkResult(exitCode)]]
}

const named = process.argv.slice(2)
const unknown = named.filter((name) => !(name in steps))
if (unknown.length > 0) {
  console.error(`error: no test step is called ${unknown.join(', ')}`)
  console.error(`hint: the steps are ${Object.keys(steps).join(', ')}`)
  process.exit(2)
}

const results = await buildFirst()
for (const name of named.length > 0 ? named : Object.keys(steps)) {
  console.log(`\n── ${name}`)
  results.push([name, await steps[name]()])
}
const notes = results.flatMap(([name, { failures }]) => failures.map((text) => `${name}: ${text}`))
if (notes.length > 0) console.log(`\n── what failed\n${notes.join('\n')}`)
const total = addCounts(results.map(([, { counts }]) => counts))
console.log(`\n${summaryLine(total)}`)
process.exitCode = isGreen(total) ? 0 : 1
