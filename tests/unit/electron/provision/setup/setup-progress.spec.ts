import { expect, it } from 'vitest'
import type { SetupSnapshot } from '../../../../../electron/contract/provision'
import type { ProvisionEvent } from '../../../../../electron/contract/provisioning'
import { afterEnd, afterEvent, afterKey } from '../../../../../electron/provision/setup/setup-progress'

const waiting = { state: 'waiting', finished: 0, task: null, changed: 0, reason: null, hint: null } as const
const node = (name: string) => ({ name, address: null, user: null, dataAddress: null })
const first: SetupSnapshot = {
  inventory: 'hosts.yml',
  action: 'install',
  phase: 'preparing',
  tasks: 0,
  taskNumber: 0,
  task: null,
  hosts: [
    { node: node('a'), ...waiting },
    { node: node('b'), ...waiting },
  ],
  startedAt: 0,
  endedAt: null,
  failure: null,
}
const result = (host: string, outcome: 'ok' | 'failed', changed = false): ProvisionEvent => ({
  ...{ type: 'result', host, task: 'Unpack', result: outcome, changed, durationMs: 1 },
  message: outcome === 'failed' ? 'No space' : null,
})
const told: ProvisionEvent[] = [
  { type: 'started', ansible: '2.14.18', hosts: ['a', 'b'] },
  { type: 'plan', tasks: 2 },
  { type: 'task', task: 'Unpack' },
  result('a', 'ok', true),
  result('b', 'failed'),
]

it('follows each host through the tasks', () => {
  const after = told.reduce(afterEvent, first)
  expect(after).toMatchObject({ phase: 'running', tasks: 2, taskNumber: 1, task: 'Unpack' })
  expect(after.hosts).toMatchObject([
    { state: 'working', finished: 1, changed: 1, task: 'Unpack' },
    { state: 'failed', finished: 0, reason: 'No space' },
  ])
})

it('takes outcomes from the end, and calls what nothing was heard of not done', () => {
  const done = { status: 'done', changed: 1, task: null, reason: null, hint: null } as const
  const ended: ProvisionEvent = { type: 'ended', cancelled: false, nodes: { a: done } }
  const after = afterEnd(afterEvent(told.slice(0, 4).reduce(afterEvent, first), ended), 9, null)
  expect(after).toMatchObject({ phase: 'ended', endedAt: 9 })
  expect(after.hosts).toMatchObject([
    { state: 'done', finished: 2 },
    { state: 'cancelled', reason: 'It was not brought to its end' },
  ])
})

it('leaves a host alone to which the key could not be brought', () => {
  const outcome = {
    node: 'b',
    status: 'failed',
    passwordsOff: false,
    reason: 'Refused',
    hint: 'Look',
  } as const
  expect(afterKey(first, outcome).hosts[1]).toMatchObject({
    state: 'failed',
    reason: 'Refused',
    hint: 'Look',
  })
  expect(afterKey(first, { ...outcome, status: 'added' })).toBe(first)
})
