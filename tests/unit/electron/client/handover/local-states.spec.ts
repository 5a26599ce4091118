import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { LocalStates } from '../../../../../electron/client/handover/local-states'

const state = (round: number) => ({
  generation: 1,
  round,
  state: Buffer.from(`at ${round}`).toString('base64'),
})

let local: string
beforeEach(() => {
  local = mkdtempSync(path.join(tmpdir(), 'fission-test-'))
})
afterEach(() => rmSync(local, { recursive: true, force: true }))

it('gives the next client the last state of each job, and nothing of other runs', () => {
  const first = new LocalStates(local)
  first.keep('run-00000001', 3, state(10))
  first.keep('run-00000001', 3, state(20))
  first.keep('run-00000001', 4, state(5))
  expect(new LocalStates(local).read('run-00000001')).toEqual(
    new Map([
      [3, state(20)],
      [4, state(5)],
    ]),
  )
  expect(new LocalStates(local).read('run-00000002')).toEqual(new Map())
})

it('lets the states of earlier runs go once a new one has some', () => {
  new LocalStates(local).keep('run-00000001', 3, state(10))
  new LocalStates(local).keep('run-00000002', 3, state(1))
  expect(readdirSync(path.join(local, '.states'))).toEqual(['run-00000002'])
})

it('forgets them where the run has been held elsewhere since', () => {
  const states = new LocalStates(local)
  states.keep('run-00000001', 3, state(10))
  states.forget('run-00000001')
  expect(states.read('run-00000001')).toEqual(new Map())
})

it('passes over what was cut short', () => {
  const states = new LocalStates(local)
  states.keep('run-00000001', 3, state(10))
  writeFileSync(path.join(local, '.states/run-00000001/4.json'), '{"gener')
  expect([...states.read('run-00000001').keys()]).toEqual([3])
})
