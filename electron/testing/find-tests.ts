/** The tests of a network. */
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import type { NetworkFolder } from '../project/network-folder'

/** Folders of a network that hold what runs have left, or what is not its own. */
const skipped = new Set(['simulation', 'local', 'collection', 'node_modules', '__pycache__'])

/** Where a network's tests are; each list is empty where there are none. */
export interface NetworkTests {
  /** Test files in TypeScript, relative to the project, with forward slashes. */
  typescript: string[]
  /** Test files in Python, likewise. */
  python: string[]
}

/** Looks for `*.test.ts` and `*.spec.ts`, `test_*.py` and `*_test.py` in the network's folder. */
export function findTests({ root, folder }: NetworkFolder): NetworkTests {
  const files = filesBelow(folder).map((file) => path.relative(root, file).split(path.sep).join('/'))
  return {
    typescript: files.filter((file) => /\.(test|spec)\.ts$/.test(file)),
    python: files.filter((file) => /(^|\/)(test_[^/]*|[^/]*_test)\.py$/.test(file)),
  }
}

/** The folder that pytest is to look through: `tests` where there is one, as in FISSION. */
export function pythonTestFolder({ folder }: NetworkFolder): string {
  const tests = path.join(folder, 'tests')
  return existsSync(tests) ? tests : folder
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const file = path.join(folder, entry.name)
      if (!entry.isDirectory()) return [file]
      return skipped.has(entry.name) || entry.name.startsWith('.') ? [] : filesBelow(file)
    })
}
