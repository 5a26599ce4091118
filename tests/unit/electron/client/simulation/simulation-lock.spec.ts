import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { LOCK_FILE, lockSimulation } from '../../../../../electron/client/simulation/simulation-lock'
import { AppError } from '../../../../../electron/errors'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'fission-test-'))
  file = path.join(folder, LOCK_FILE)
})
afterEach(() => rmSync(folder, { recursive: true }))

const refusal = (): unknown => {
  try {
    lockSimulation(folder, 'demo')
  } catch (error) {
    return error
  }
  return null
}

it('refuses a second owner until the first releases it', () => {
  const release = lockSimulation(folder, 'demo')
  const error = refusal()
  expect(error).toBeInstanceOf(AppError)
  expect(error).toMatchObject({
    code: 'busy',
    message: `Network demo is being simulated already by process ${process.pid}`,
  })
  release()
  expect(existsSync(file)).toBe(false)
  lockSimulation(folder, 'demo')()
})

it('takes over from a process that is gone', () => {
  writeFileSync(file, '{"pid":2147483646,"start":"1"}')
  lockSimulation(folder, 'demo')
  expect(readFileSync(file, 'utf8')).toContain(`"pid":${process.pid}`)
})

it.runIf(process.platform === 'linux')('takes over when another process has got the id since', () => {
  writeFileSync(file, `{"pid":${process.ppid},"start":"1"}`)
  expect(refusal()).toBeNull()
})

it('respects a lock that is just being written, and takes over when it stays unreadable', () => {
  writeFileSync(file, '')
  expect(refusal()).toMatchObject({ code: 'busy' })
  const longAgo = new Date(Date.now() - 60_000)
  utimesSync(file, longAgo, longAgo)
  expect(refusal()).toBeNull()
})
