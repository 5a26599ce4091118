/** Fixture projects in Python, copied so that nothing is written into the repository. */
import { chmodSync, cpSync, existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const projects = fileURLToPath(new URL('../../fixtures/python-projects/', import.meta.url))
const DEBIAN_PYTHON = '/usr/bin/python3'

// Debian's own has numpy and pytest, which build/install-system.sh installs; another may be first on the PATH.
if (existsSync(DEBIAN_PYTHON)) process.env.FISSION_PYTHON ??= DEBIAN_PYTHON

/** The interpreter of the tests. */
export const python = process.env.FISSION_PYTHON ?? 'python3'

/** A copy of a fixture project; gives its folder. */
export function copyPythonProject(name: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'fission-python-'))
  chmodSync(folder, 0o755)
  cpSync(path.join(projects, name), folder, { recursive: true })
  return folder
}
