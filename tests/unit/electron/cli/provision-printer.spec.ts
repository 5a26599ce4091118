import { expect, it } from 'vitest'
import { ProvisionPrinter } from '../../../../electron/cli/provision-printer'
import { collectSettings } from '../../../../electron/cli/option-values'
import { MemoryStream } from './memory-stream'

const result = {
  type: 'result' as const,
  host: 'pi1',
  task: 'agent : Unpack',
  result: 'ok' as const,
  changed: false,
  durationMs: 1,
  message: null,
}
const outcome = { status: 'done' as const, changed: 0, task: null, reason: null, hint: null }

it('prints what changed and what failed, each below its task, and how each node fared', () => {
  const stream = new MemoryStream()
  const printer = new ProvisionPrinter(stream, false)
  printer.show({ type: 'started', ansible: '2.14.18', hosts: ['pi1', 'pi10'] })
  printer.show({ type: 'plan', tasks: 2 })
  printer.show({ type: 'task', task: 'agent : Ask' })
  printer.show({ ...result, task: 'agent : Ask' })
  printer.show({ type: 'task', task: 'agent : Unpack' })
  printer.show({ ...result, changed: true })
  printer.show({ ...result, host: 'pi10', result: 'failed', message: 'no space' })
  printer.show({ type: 'log', text: '[WARNING]: x' })
  printer.show({
    type: 'ended',
    cancelled: false,
    nodes: {
      pi1: { ...outcome, changed: 1 },
      pi10: {
        ...outcome,
        status: 'failed',
        task: 'agent : Unpack',
        reason: 'Its disk is full',
        hint: 'Free some',
      },
    },
  })
  expect(stream.text).toBe(`Ansible 2.14.18 on pi1, pi10
-- agent : Unpack
   pi1: changed
   pi10: failed: no space
pi1   done, 1 changed
pi10  failed: Its disk is full (agent : Unpack)
      hint: Free some
`)
})

it('reads settings as JSON where they are, else as text', () => {
  const first = collectSettings('agent_groups=["gpio"]', {})
  expect(collectSettings('agent_memory_max=512M', first)).toEqual({
    agent_groups: ['gpio'],
    agent_memory_max: '512M',
  })
  expect(() => collectSettings('512M', {})).toThrow('NAME=VALUE')
})
