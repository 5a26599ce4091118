/** What `npm run pack:check` has packed: with Electron's program, or on the stand-in for it. */
import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { _electron } from '@playwright/test'
import type { Page } from '@playwright/test'
import { DesktopApp } from '../e2e/support/desktop-app'

const { FISSION_PACKED: resources, FISSION_PACKED_PROGRAM: program } = process.env

/** Folder of the resources of the packed app. */
export function packedResources(): string {
  if (resources === undefined) throw new Error('These tests are run by `npm run pack:check`')
  return resources
}

/** Variables of a user whose folders are in `folder` and who has no Node. */
function packedEnvironment(folder: string): Record<string, string> {
  return {
    PATH: '/usr/bin:/bin',
    HOME: folder,
    FISSION_CONFIG_DIR: path.join(folder, 'config'),
    FISSION_PROJECTS_DIR: path.join(folder, 'projects'),
  }
}

/** Runs the packed command `fission` to its end. */
export async function packedFission(folder: string, ...args: string[]): Promise<string> {
  const name = process.platform === 'win32' ? 'fission.cmd' : 'fission'
  const command = path.join(packedResources(), 'fission/bin', name)
  const options = { cwd: folder, env: packedEnvironment(folder), shell: process.platform === 'win32' }
  const { stdout } = await promisify(execFile)(command, args, options)
  return stdout
}

/** Starts the packed app with what a user would name to it. */
export async function startPacked(
  folder: string,
  ...named: string[]
): Promise<{ page: () => Promise<Page>; close: () => Promise<void> }> {
  if (program === undefined) {
    const main = path.join(packedResources(), 'app.asar/dist/main.cjs')
    const app = await DesktopApp.start({ folder, main, named })
    return { page: async () => app.firstPage(), close: () => app.close() }
  }
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const env = { ...process.env, ...packedEnvironment(folder) } as Record<string, string>
  const app = await _electron.launch({ executablePath: program, args: [...sandbox, ...named], env })
  return { page: () => app.firstWindow(), close: () => app.close() }
}
