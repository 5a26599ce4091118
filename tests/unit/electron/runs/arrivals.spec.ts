import { expect, it } from 'vitest'
import { Arrivals } from '../../../../electron/runs/arrivals'

const progress = { node: 'pi1', part: 'agent', sentBytes: 10, bytes: 40 }

it('follows each node from its connection over what it is sent to its readiness', () => {
  const arrivals = new Arrivals()
  arrivals.take({ type: 'node-connecting', node: 'pi1' })
  arrivals.take({ type: 'node-connecting', node: 'pi2' })
  arrivals.take({ type: 'sending', progress })
  arrivals.take({ type: 'node-absent', node: 'pi2', message: 'it is off', hint: 'Switch it on.' })
  expect(arrivals.list()).toMatchObject([
    { node: 'pi1', stage: 'sending', part: 'agent', sentBytes: 10, bytes: 40 },
    { node: 'pi2', stage: 'absent', message: 'it is off', hint: 'Switch it on.' },
  ])
  arrivals.take({ type: 'node-ready', node: 'pi1' })
  arrivals.take({ type: 'sending', progress })
  expect(arrivals.list()[0]).toMatchObject({ stage: 'ready', bytes: 0 })
})
