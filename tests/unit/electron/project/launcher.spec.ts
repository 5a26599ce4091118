import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { shellLauncher, windowsLauncher, writeLauncher } from '../../../../electron/project/launcher'

let directory: string

beforeEach(() => {
  directory = mkdtempSync(path.join(os.tmpdir(), "fission it's "))
})
afterEach(() => {
  rmSync(directory, { recursive: true })
})

describe('the launcher', () => {
  const program = () => {
    const file = path.join(directory, 'program.cjs')
    writeFileSync(file, 'console.log(JSON.stringify(process.argv.slice(2)))')
    return file
  }

  it('starts the program with every argument as it was given', () => {
    writeLauncher(directory, program())
    const output = execFileSync(path.join(directory, 'fission'), ['a b', "it's", '$HOME'], {
      encoding: 'utf8',
    })
    expect(JSON.parse(output)).toEqual(['a b', "it's", '$HOME'])
  })

  it('falls back to the node on the path when its runtime is gone', () => {
    const script = shellLauncher('/gone/node', program())
    const output = execFileSync('/bin/sh', ['-c', script, 'fission', 'x'], { encoding: 'utf8' })
    expect(JSON.parse(output)).toEqual(['x'])
  })

  it('says so when the installation is gone', () => {
    const script = shellLauncher(process.execPath, path.join(directory, 'gone.cjs'))
    const { status, stderr } = spawnSync('/bin/sh', ['-c', script], { encoding: 'utf8' })
    expect(status).toBe(1)
    expect(stderr).toMatch(/^error: .*\nhint: open the project/)
  })

  it('keeps percent signs of a path on Windows', () => {
    const script = windowsLauncher('C:\\100%\\node.exe', 'C:\\app\\fission.cjs')
    expect(script).toContain('set "runtime=C:\\100%%\\node.exe"\r\n')
    expect(script).toContain('"%runtime%" "C:\\app\\fission.cjs" %*\r\n')
  })
})
