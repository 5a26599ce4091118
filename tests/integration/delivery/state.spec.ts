import { describe, expect, it } from 'vitest'
import { WatchedSimulation } from './watched-simulation'

const ROWS = 3000
const SOURCE = 1
const SUM = 2
const SINK = 3
const whole = Array.from({ length: ROWS }, (_, i) => `${i + 1}:${((i + 1) * (i + 2)) / 2}`)

describe.each([
  ['TypeScript', 'projects', 'simulations'],
  ['Python', 'python-projects', 'stateful'],
])('jobs of %s that save their state', (_language, kind, project) => {
  const start = (): Promise<WatchedSimulation> => WatchedSimulation.start(project, 'stateful', 4, kind)

  it('end with the right sum though the one that sums is moved five times', async () => {
    const simulation = await start()
    let moves = 0
    for (let rows = 200; moves < 5; rows += 500) {
      await simulation.rowsReach(SINK, rows)
      await simulation.runs(SUM)
      simulation.move(
        SUM,
        simulation.aliveNodes('ALL').find((node) => node !== simulation.nodeOf(SUM))!,
      )
      moves++
    }
    expect(await simulation.ended()).toMatchObject({ failed: false })
    expect(simulation.rows(SINK)).toEqual(whole)
  }, 120_000)

  it('go on from their state when their processes are killed, the source without a reset', async () => {
    const simulation = await start()
    let kills = 0
    await simulation.keepsStateOf(SOURCE)
    for (let rows = 200; rows < ROWS; rows += 300) {
      await simulation.rowsReach(SINK, rows)
      if (simulation.killJob([SOURCE, SUM, SINK][kills % 3]!)) kills++
    }
    expect(await simulation.ended()).toMatchObject({ failed: false })
    expect(kills).toBeGreaterThan(2)
    expect(simulation.rows(SINK)).toEqual(whole)
    expect(simulation.notices('sources-reset')).toEqual([])
  }, 120_000)

  it('go on from their state when their nodes die, also that of the source', async () => {
    const simulation = await start()
    for (const [rows, job] of [
      [400, SOURCE],
      [1200, SUM],
      [2000, SOURCE],
    ] as const) {
      await simulation.rowsReach(SINK, rows)
      await simulation.runs(job)
      await simulation.keepsStateOf(job)
      simulation.killNode(simulation.nodeOf(job)!)
    }
    expect(await simulation.ended()).toMatchObject({ failed: false })
    expect(simulation.rows(SINK)).toEqual(whole)
    expect(simulation.notices('sources-reset')).toEqual([])
  }, 120_000)
})
