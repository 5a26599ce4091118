import { describe, expect, it } from 'vitest'
import { vitestFailures } from '../../../build/test-failures.mjs'

const ROOT = '/repo'

function fileWith(...assertionResults: { status: string; failureMessages?: string[] }[]) {
  const tests = assertionResults.map((result) => ({ fullName: 'moves a job', ...result }))
  const status = tests.some((test) => test.status === 'failed') ? 'failed' : 'passed'
  return { name: '/repo/tests/unit/a.spec.ts', status, assertionResults: tests }
}

describe('the failures at the end of a test run', () => {
  it('are named by file and test, with their errors in plain text', () => {
    const file = fileWith(
      { status: 'passed' },
      {
        status: 'failed',
        failureMessages: ['\u001b[31mno /a/node_modules/b\u001b[39m\n at x\n at /a/node_modules/b'],
      },
    )
    expect(vitestFailures(1, { testResults: [file] }, ROOT)).toEqual([
      'failed  tests/unit/a.spec.ts › moves a job\n    no /a/node_modules/b\n     at x',
    ])
  })

  it('are cut where a stack goes on and on', () => {
    const stack = Array.from({ length: 90 }, (_, index) => `line ${index}`).join('\n')
    const [text] = vitestFailures(
      1,
      { testResults: [fileWith({ status: 'failed', failureMessages: [stack] })] },
      ROOT,
    )
    expect(text).toContain('line 15')
    expect(text).not.toContain('line 16')
  })

  it('include what passed at a second try only', () => {
    const file = fileWith({ status: 'passed', failureMessages: ['too late'] })
    expect(vitestFailures(0, { testResults: [file] }, ROOT)).toEqual([
      'passed at a second try  tests/unit/a.spec.ts › moves a job\n    too late',
    ])
  })

  it('include a file that could not be loaded', () => {
    const file = { name: '/repo/tests/unit/a.spec.ts', status: 'failed', message: 'no such module' }
    expect(vitestFailures(1, { testResults: [file] }, ROOT)).toEqual([
      'failed  tests/unit/a.spec.ts\n    no such module',
    ])
  })

  it('say of a run that failed without a failed test where to look', () => {
    const flaky = fileWith({ status: 'passed', failureMessages: ['too late'] })
    for (const testResults of [undefined, [flaky]]) {
      expect(vitestFailures(1, { testResults }, ROOT).at(-1)).toBe(
        'failed outside of its tests: see its output above',
      )
    }
    expect(vitestFailures(0, {}, ROOT)).toEqual([])
  })
})
