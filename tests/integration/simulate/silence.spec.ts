import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { WatchedSimulation } from '../delivery/watched-simulation'

it('takes a simulated node back that was silent for too long, and its jobs with it', async () => {
  const simulation = await WatchedSimulation.start('simulations', 'reliable', 4)
  await simulation.rowsReach(5, 200)
  const node = simulation.nodeOf(4)!
  const agent = Number(execFileSync('ps', ['-o', 'ppid=', '-p', String(simulation.pidOf(4))]).toString())
  process.kill(agent, 'SIGSTOP')
  try {
    await simulation.until(() => simulation.notices('node-lost').length > 0, 'the loss of the node')
  } finally {
    process.kill(agent, 'SIGCONT')
  }
  await simulation.until(
    () => simulation.notices('node-joined').some((notice) => 'node' in notice && notice.node === node),
    'the return of the node',
  )
  expect(await simulation.ended()).toMatchObject({ failed: false })
  expect(simulation.rows(5)).toEqual(Array.from({ length: 3000 }, (_, i) => `${i + 1}/${i + 1}`))
}, 120_000)
