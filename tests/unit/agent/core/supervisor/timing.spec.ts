import { expect, it } from 'vitest'
import { NetworkSettings } from '../../../../../agent/core/network/description'
import { supervisorSettings } from '../../../../../agent/core/supervisor/timing'

it('takes limits and crash policy from the network', () => {
  const crash = { restarts: 1, backoffMs: 10, giveUp: 'fail-run' } as const
  const settings = supervisorSettings(NetworkSettings.parse({ suspectAfterMs: 1, lostAfterMs: 2, crash }))
  expect(settings).toMatchObject({ suspectAfterMs: 1, lostAfterMs: 2, crash })
})
