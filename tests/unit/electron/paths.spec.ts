import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildSync } from 'esbuild'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type * as Paths from '../../../electron/paths'
import { resourcePath } from '../../../electron/paths'

let folder: string
beforeEach(() => void (folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'fission-paths-')))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** The module as it is at a place of an installation. */
function at(...place: string[]): typeof Paths {
  const built = path.join(folder, 'built.cjs')
  buildSync({
    entryPoints: [resourcePath('electron/paths.ts')],
    outfile: built,
    bundle: true,
    platform: 'node',
  })
  const file = path.join(folder, ...place, 'dist/main.cjs')
  mkdirSync(path.dirname(file), { recursive: true })
  cpSync(built, file)
  return createRequire(file)(file) as typeof Paths
}

describe('the place of the product’s files', () => {
  it('is the root of a checkout, whose Node is the one that runs', () => {
    const paths = at('checkout')
    expect(paths.resourcePath('ansible/site.yml')).toBe(path.join(folder, 'checkout/ansible/site.yml'))
    expect(paths.checkedPath('dist/preload.cjs')).toBe(path.join(folder, 'checkout/dist/preload.cjs'))
    expect(paths.nodeProgram()).toBe(process.execPath)
    expect(paths.esbuildProgram()).toBeNull()
  })

  it('is beside the archive for the packed app, which brings its Node', () => {
    const paths = at('resources', 'app.asar')
    expect(paths.resourcePath('ansible/site.yml')).toBe(
      path.join(folder, 'resources/fission/ansible/site.yml'),
    )
    expect(paths.checkedPath('dist/preload.cjs')).toBe(
      path.join(folder, 'resources/app.asar/dist/preload.cjs'),
    )
    expect(paths.nodeProgram()).toContain(path.join(folder, 'resources/fission/runtime/node'))
    expect(paths.esbuildProgram()).toContain(path.join(folder, 'resources/fission/node_modules/@esbuild'))
  })

  it('is the same for a packed command as for the app', () => {
    expect(at('resources', 'fission').resourcePath('ansible')).toBe(
      path.join(folder, 'resources/fission/ansible'),
    )
  })
})
