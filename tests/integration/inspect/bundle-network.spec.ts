import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { AppError } from '../../../electron/errors'
import { bundleNetwork } from '../../../electron/project/bundle-network'
import { inspectNetwork } from '../../../electron/project/inspect'
import { findNetwork, type NetworkFolder } from '../../../electron/project/network-folder'

let root: string
let network: NetworkFolder

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'fission-bundle-'))
  mkdirSync(path.join(root, 'shared'))
  write('demo/config.ts', "import { defineNetwork } from 'fission'\nexport default defineNetwork({})\n")
  network = findNetwork('demo', root)
})
afterEach(() => {
  rmSync(root, { recursive: true })
})

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
  writeFileSync(path.join(root, file), text)
}

const out = () => path.join(root, 'out')

async function problemsWith(config: string) {
  write('demo/config.ts', config)
  const result = await bundleNetwork(network, out())
  return result.ok ? [] : result.problems
}

it('reports a syntax error with its line and column', async () => {
  expect(await problemsWith("import { Job } from 'fission'\n\nconst x = = 1\n")).toMatchObject([
    { code: 'bundle-error', severity: 'error', position: { file: 'demo/config.ts', line: 3, column: 11 } },
  ])
})

it('reports every module that is missing, with what to do', async () => {
  const problems = await problemsWith("import './jobs/missing'\nimport 'no-such-package'\nexport default 1\n")
  expect(problems).toMatchObject([
    {
      message: 'Could not resolve "./jobs/missing"',
      hint: 'Check the path of the import.',
      position: { line: 1 },
    },
    {
      message: 'Could not resolve "no-such-package"',
      position: { file: 'demo/config.ts', line: 2, column: 8 },
    },
  ])
  expect(problems[1]?.hint).toContain('npm install')
})

it('reports a top-level await, which a bundle cannot have', async () => {
  const [problem] = await problemsWith('export default await Promise.resolve(1)\n')
  expect(problem).toMatchObject({ position: { line: 1, column: 16 } })
  expect(problem?.hint).toContain('setup()')
})

it('takes in npm packages, shared files and modules that are imported late', async () => {
  write('node_modules/gain/package.json', '{ "name": "gain", "type": "module", "exports": "./gain.js" }')
  write('node_modules/gain/gain.js', 'export const gain = 21')
  write(
    'shared/jobs/jobs.ts',
    "import { Job } from 'fission'\nexport class SharedJob extends Job { run() { return 1 } }",
  )
  write(
    'demo/config.ts',
    [
      "import { cpus } from 'node:os'",
      "import { defineNetwork } from 'fission'",
      "import { gain } from 'gain'",
      "import { SharedJob } from '../shared/jobs/jobs'",
      "export const late = () => import('../shared/jobs/jobs')",
      'export default defineNetwork({ jobs: [new SharedJob()], headSize: gain * Math.sign(cpus().length) })',
    ].join('\n'),
  )
  const inspection = await inspectNetwork(network, out())
  expect(inspection).toMatchObject({
    ok: true,
    network: { settings: { headSize: 21 }, jobs: [{ type: 'SharedJob' }] },
  })
  expect(readFileSync(path.join(out(), 'network.cjs'), 'utf8')).not.toContain(root)
})

it('keeps the names of classes that share a name', async () => {
  write(
    'demo/a.ts',
    "import { Job } from 'fission'\nexport class SourceJob extends Job { static made = () => SourceJob\nrun() { return 1 } }",
  )
  write(
    'demo/b.ts',
    "import { Job } from 'fission'\nexport class SourceJob extends Job { run() { return 2 } }",
  )
  write(
    'demo/config.ts',
    [
      "import { defineNetwork } from 'fission'",
      "import * as a from './a'",
      "import * as b from './b'",
      'export default defineNetwork({ jobs: [new a.SourceJob(), new b.SourceJob()] })',
    ].join('\n'),
  )
  const inspection = await inspectNetwork(network, out())
  expect(
    inspection.ok ? inspection.network.jobs.map(({ type, position }) => [type, position?.line]) : [],
  ).toEqual([
    ['SourceJob', 4],
    ['SourceJob', 4],
  ])
})

it('passes on warnings of the bundler with their place', async () => {
  write(
    'demo/config.ts',
    "import { defineNetwork } from 'fission'\nexport default defineNetwork({ user: import.meta.url })\n",
  )
  const result = await bundleNetwork(network, out())
  expect(result).toMatchObject({
    ok: true,
    warnings: [
      { code: 'bundle-warning', severity: 'warning', position: { file: 'demo/config.ts', line: 2 } },
    ],
  })
})

it('says in words that the folder for the bundle cannot be written', async () => {
  writeFileSync(out(), 'a file')
  await expect(bundleNetwork(network, out())).rejects.toThrow(AppError)
  await expect(bundleNetwork(network, out())).rejects.toThrow(/^Writing .*network\.cjs failed: /)
})
