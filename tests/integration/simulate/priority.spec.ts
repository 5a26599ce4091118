import { execFileSync } from 'node:child_process'
import os from 'node:os'
import { expect, it } from 'vitest'
import { WatchedSimulation } from '../delivery/watched-simulation'

it('has jobs that leave the processor to windows that want it, and agents that do not', async () => {
  const simulation = await WatchedSimulation.start('simulations', 'reliable', 2)
  await simulation.rowsReach(5, 1)
  await simulation.until(() => simulation.pidOf(4) !== null, 'the figures of a job')
  const job = simulation.pidOf(4)!
  expect(os.getPriority(job)).toBe(os.constants.priority.PRIORITY_BELOW_NORMAL)
  const agent = Number(execFileSync('ps', ['-o', 'ppid=', '-p', String(job)]).toString())
  expect(os.getPriority(agent)).toBe(os.getPriority())
})
