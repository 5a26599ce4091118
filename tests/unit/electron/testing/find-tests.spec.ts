import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { findTests, pythonTestFolder } from '../../../../electron/testing/find-tests'

let root: string
beforeEach(() => (root = mkdtempSync(path.join(tmpdir(), 'fission-test-'))))
afterEach(() => rmSync(root, { recursive: true }))

const network = () => ({ name: 'net', root, folder: path.join(root, 'net'), config: 'net/config.ts' })

function put(...files: string[]): void {
  for (const file of files) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
    writeFileSync(path.join(root, file), '')
  }
}

it('finds the tests of both languages, and none of what a run has left', () => {
  put('net/tests/jobs.test.ts', 'net/jobs/jobs.spec.ts', 'net/jobs/jobs.ts', 'other/other.test.ts')
  put('net/tests/test_jobs.py', 'net/tests/pipes_test.py', 'net/tests/latest.py', 'net/tests/contest.ts')
  put('net/simulation/1/old.test.ts', 'net/.emulate/a.test.ts', 'net/node_modules/x/x.test.ts')
  expect(findTests(network())).toEqual({
    typescript: ['net/jobs/jobs.spec.ts', 'net/tests/jobs.test.ts'],
    python: ['net/tests/pipes_test.py', 'net/tests/test_jobs.py'],
  })
})

it('lets pytest look into tests/, as FISSION does, or else through the whole network', () => {
  put('net/test_jobs.py')
  expect(pythonTestFolder(network())).toBe(path.join(root, 'net'))
  put('net/tests/test_jobs.py')
  expect(pythonTestFolder(network())).toBe(path.join(root, 'net/tests'))
})
