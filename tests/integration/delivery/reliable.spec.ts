import { expect, it } from 'vitest'
import { WatchedSimulation } from './watched-simulation'

const ROWS = 3000
const SINK = 5
const connectors = [2, 3, 4]
const whole = Array.from({ length: ROWS }, (_, i) => `${i + 1}/${i + 1}`)

const start = (): Promise<WatchedSimulation> => WatchedSimulation.start('simulations', 'reliable', 4)

it('loses and doubles no row when processes of connectors are killed', async () => {
  const simulation = await start()
  let kills = 0
  for (let rows = 100; rows < ROWS; rows += 300) {
    await simulation.rowsReach(SINK, rows)
    if (simulation.killJob(connectors[kills % connectors.length]!)) kills++
  }
  expect(await simulation.ended()).toMatchObject({ failed: false })
  expect(kills).toBeGreaterThan(2)
  expect(simulation.rows(SINK)).toEqual(whole)
}, 120_000)

it('loses and doubles no row when the process of the CSV sink is killed between a row and its acknowledgement', async () => {
  const simulation = await start()
  let kills = 0
  for (let rows = 100; rows < ROWS; rows += 400) {
    await simulation.rowsReach(SINK, rows)
    await simulation.runs(SINK)
    if (simulation.killJob(SINK)) kills++
  }
  expect(await simulation.ended()).toMatchObject({ failed: false })
  expect(kills).toBeGreaterThan(2)
  expect(simulation.rows(SINK)).toEqual(whole)
}, 120_000)

it('loses and doubles no row when the nodes of connectors die, one after the other', async () => {
  const simulation = await start()
  let kills = 0
  for (const rows of [100, 800]) {
    await simulation.rowsReach(SINK, rows)
    await simulation.runs(4)
    const node = simulation.nodeOf(4)
    if (simulation.isOver || node === null) break
    simulation.killNode(node)
    await simulation.until(
      () => simulation.isOver || !simulation.aliveNodes('work').includes(node),
      `loss of ${node}`,
    )
    kills++
  }
  expect(await simulation.ended()).toMatchObject({ failed: false })
  expect(kills).toBeGreaterThan(0)
  expect(simulation.rows(SINK)).toEqual(whole)
}, 120_000)

it('loses and doubles no row when jobs are moved by hand', async () => {
  const simulation = await start()
  let moves = 0
  for (let rows = 100; rows < ROWS; rows += 400) {
    await simulation.rowsReach(SINK, rows)
    const job = connectors[moves % connectors.length]!
    await simulation.runs(job)
    const elsewhere = simulation.aliveNodes('work').find((node) => node !== simulation.nodeOf(job))
    simulation.move(job, elsewhere!)
    moves++
  }
  expect(await simulation.ended()).toMatchObject({ failed: false })
  expect(moves).toBeGreaterThan(4)
  expect(simulation.rows(SINK)).toEqual(whole)
}, 120_000)
