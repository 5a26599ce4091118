import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import * as sdk from 'fission'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { loadNetwork } from '../../../../agent/sdk/load-network'
import { userStack } from '../../../../agent/sdk/user-stack'
import { bundleNetwork } from '../../../../electron/project/bundle-network'
import { findNetwork } from '../../../../electron/project/network-folder'

const jobs = `import { Job } from 'fission'
import { crash } from 'crasher'

export class CrashJob extends Job {
  async run(way: string) {
    await Promise.resolve()
    if (way === 'package') crash()
    if (way === 'value') throw { reason: 'a value' }
    try {
      this.fail(way)
    } catch (error) {
      throw way === 'cause' ? new TypeError('no reading', { cause: error }) : error
    }
  }

  fail(way: string): void {
    throw new Error(way === 'lines' ? 'first\\n    at second (x.ts:1:1)' : 'the sensor is gone')
  }
}
`
const config = `import { defineNetwork } from 'fission'
import { CrashJob } from './jobs/jobs'
export default defineNetwork({ jobs: [new CrashJob()] })
`

let root: string
let bundle: string

beforeAll(async () => {
  root = mkdtempSync(path.join(os.tmpdir(), 'fission (stack) '))
  const files = {
    'demo/config.ts': config,
    'demo/jobs/jobs.ts': jobs,
    'node_modules/crasher/index.js': 'exports.crash = () => { throw new RangeError("inside a package") }',
  }
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true })
    writeFileSync(path.join(root, name), text)
  }
  const result = await bundleNetwork(findNetwork('demo', root), path.join(root, 'out'))
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  bundle = result.file
})
afterAll(() => {
  rmSync(root, { recursive: true })
})
beforeEach(sdk.reset)

async function crashed(way: string) {
  const [job] = loadNetwork(bundle, sdk).config.jobs ?? []
  try {
    await job?.run(way)
  } catch (error) {
    return userStack(error)
  }
  throw new Error('it did not crash')
}

describe('the stack of an error in a job', () => {
  it('has only the calls in the project, with file, line and column', async () => {
    expect(await crashed('plainly')).toEqual({
      message: 'the sensor is gone',
      stack: [
        'the sensor is gone',
        '    at CrashJob.fail (demo/jobs/jobs.ts:17:11)',
        '    at CrashJob.run (demo/jobs/jobs.ts:10:12)',
      ].join('\n'),
      position: { file: 'demo/jobs/jobs.ts', line: 17, column: 11 },
    })
  })

  it('shows what caused it', async () => {
    const { message, stack } = await crashed('cause')
    expect(message).toBe('TypeError: no reading')
    expect(stack.split('\n').slice(1)).toEqual([
      '    at CrashJob.run (demo/jobs/jobs.ts:12:31)',
      'caused by: the sensor is gone',
      '    at CrashJob.fail (demo/jobs/jobs.ts:17:11)',
      '    at CrashJob.run (demo/jobs/jobs.ts:10:12)',
    ])
  })

  it('leaves out the calls inside a package', async () => {
    const { stack, position } = await crashed('package')
    expect(stack).toBe('RangeError: inside a package\n    at CrashJob.run (demo/jobs/jobs.ts:7:28)')
    expect(position?.line).toBe(7)
  })

  it('does not take lines of the message for calls', async () => {
    const { stack } = await crashed('lines')
    expect(stack.split('\n')).toHaveLength(4)
  })

  it('says what was thrown when it was no error', async () => {
    expect(await crashed('value')).toEqual({
      message: 'thrown: [object Object]',
      stack: 'thrown: [object Object]',
      position: undefined,
    })
    expect(userStack('a text').message).toBe('thrown: a text')
    expect(userStack(undefined).message).toBe('thrown: undefined')
  })

  it('is only the message where the map is missing', async () => {
    const other = path.join(root, 'mapless.cjs')
    writeFileSync(other, 'throw new Error("early")')
    expect(() => loadNetwork(other, sdk)).toThrow('early')
    try {
      loadNetwork(other, sdk)
    } catch (error) {
      expect(userStack(error)).toEqual({ message: 'early', stack: 'early', position: undefined })
    }
  })
})

it('a network loaded twice has jobs of its own each time', () => {
  const [first, second] = [loadNetwork(bundle, sdk), loadNetwork(bundle, sdk)]
  expect(first.config.jobs?.[0]).not.toBe(second.config.jobs?.[0])
})
