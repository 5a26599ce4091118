import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findNetwork } from '../../../../electron/project/network-folder'

let base: string

beforeEach(() => {
  base = mkdtempSync(path.join(os.tmpdir(), 'fission-folder-'))
})
afterEach(() => {
  rmSync(base, { recursive: true })
})

function file(name: string): string {
  const full = path.join(base, name)
  mkdirSync(path.dirname(full), { recursive: true })
  writeFileSync(full, '')
  return path.dirname(full)
}

describe('a network', () => {
  it('is found by its name from anywhere in the project', () => {
    file('project/fission.json')
    const folder = file('project/demo/config.ts')
    const deep = path.dirname(file('project/other/jobs/jobs.ts'))
    const expected = { name: 'demo', folder, root: path.join(base, 'project'), config: 'demo/config.ts' }
    expect(findNetwork('demo', path.join(base, 'project'))).toEqual(expected)
    expect(findNetwork('demo', deep)).toEqual(expected)
  })

  it('is found by its path, its config file and from inside it', () => {
    file('project/fission.json')
    const folder = file('project/nested/demo/config.ts')
    const expected = {
      name: 'demo',
      folder,
      root: path.join(base, 'project'),
      config: 'nested/demo/config.ts',
    }
    expect(findNetwork(folder, '/')).toEqual(expected)
    expect(findNetwork('project/nested/demo/', base)).toEqual(expected)
    expect(findNetwork('config.ts', folder)).toEqual(expected)
    expect(findNetwork('.', folder)).toEqual(expected)
  })

  it('belongs to the folder with shared/ where no fission.json is, else to the folder around it', () => {
    file('old/shared/jobs.ts')
    const folder = file('old/demo/config.ts')
    const lonely = file('lonely/demo/config.ts')
    expect(findNetwork(folder, '/')).toMatchObject({ root: path.join(base, 'old') })
    expect(findNetwork(lonely, '/')).toMatchObject({
      root: path.join(base, 'lonely'),
      config: 'demo/config.ts',
    })
  })

  it('that does not exist, or has no config, is an error that says how to get one', () => {
    file('project/fission.json')
    file('project/shared/jobs.ts')
    const project = path.join(base, 'project')
    expect(() => findNetwork('nowhere', project)).toThrow(
      `There is no network nowhere in the project ${project}`,
    )
    expect(() => findNetwork('shared', project)).toThrow(
      'shared has no config.ts or config.py, so it is no network',
    )
    expect(() => findNetwork('nowhere', base)).toThrow(`There is no network nowhere in ${base}`)
  })
})
