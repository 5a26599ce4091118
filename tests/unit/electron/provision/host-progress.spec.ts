import { expect, it } from 'vitest'
import type { TaskResult } from '../../../../electron/contract/provisioning'
import { HostProgress } from '../../../../electron/provision/host-progress'

const result = (host: string, more: Partial<TaskResult> = {}): TaskResult => ({
  host,
  task: 'agent : Unpack',
  result: 'ok',
  changed: false,
  durationMs: 5,
  message: null,
  ...more,
})
const fine = { status: 'done', task: null, reason: null, hint: null }

it('counts changes, and names the task and the reason of a failure', () => {
  const progress = new HostProgress(['pi1', 'pi2'])
  progress.add(result('pi1', { changed: true }))
  progress.add(result('pi2', { result: 'failed', message: 'Missing sudo password' }))
  progress.add(result('pi1', { changed: true }))
  progress.add(result('pi1', { result: 'ignored', message: 'no matter' }))
  progress.complete()
  expect(progress.outcomes(false, '')).toMatchObject({
    pi1: { ...fine, changed: 2 },
    pi2: {
      status: 'failed',
      changed: 0,
      task: 'agent : Unpack',
      reason: 'sudo wants a password and none was given',
    },
  })
})

it('calls nodes cancelled that had not failed before', () => {
  const progress = new HostProgress(['pi1', 'pi2', 'pi3'])
  progress.add(result('pi1'))
  progress.add(
    result('pi2', { result: 'unreachable', message: 'ssh: connect to host x: Connection refused' }),
  )
  expect(progress.outcomes(true, '')).toMatchObject({
    pi1: { status: 'cancelled', task: 'agent : Unpack' },
    pi2: { status: 'unreachable', reason: 'It takes no SSH logins' },
    pi3: { status: 'cancelled', task: null },
  })
})

it('gives the last words of an Ansible that never came to a task', () => {
  const progress = new HostProgress(['pi1'])
  progress.complete()
  expect(progress.outcomes(false, 'ERROR! something is wrong with site.yml')).toMatchObject({
    pi1: { status: 'failed', reason: 'ERROR! something is wrong with site.yml' },
  })
})
