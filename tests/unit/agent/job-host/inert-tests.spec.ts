import { expect, it } from 'vitest'
import * as nodeTest from 'node:test'
import { inertTests } from '../../../../agent/job-host/inert-tests'

it('looks through suites and runs no test', () => {
  const ran: string[] = []
  inertTests.describe('suite', { concurrency: true }, () => {
    ran.push('suite')
    inertTests.test('test', () => ran.push('test'))
    inertTests.it('it', () => ran.push('it'))
    inertTests.beforeEach(() => ran.push('hook'))
    inertTests.describe.only('inner', () => ran.push('inner'))
    inertTests.describe.skip('skipped', () => ran.push('skipped'))
  })
  inertTests('test', () => ran.push('default'))
  expect(ran).toEqual(['suite', 'inner'])
})

it('has what a test file imports from node:test', () => {
  const usual = ['test', 'it', 'describe', 'suite', 'before', 'after', 'beforeEach', 'afterEach', 'mock']
  for (const name of usual.filter((one) => one in nodeTest)) expect(inertTests).toHaveProperty(name)
  expect(inertTests.default).toBe(inertTests.test)
})
