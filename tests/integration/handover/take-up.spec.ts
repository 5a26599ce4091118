import { expect, it } from 'vitest'
import type { RunEvent } from '../../../electron/client/run-types'
import type { TakenUp } from '../../../electron/client/handover/take-up'
import type { Shape } from '../agent/support/network'
import { Cluster } from './support/cluster'

const counting: Shape = {
  jobs: [
    { type: 'Ticks', outputs: [1], node: 0 },
    { type: 'Forwards', inputs: [1], outputs: [2], node: 1 },
    { type: 'Prints', inputs: [2], node: 2 },
  ],
}

/** Begins with the run and notes all that it tells. */
function follow(cluster: Cluster, { run }: TakenUp): RunEvent[] {
  const told: RunEvent[] = []
  run.onEvent((event) => {
    told.push(event)
    cluster.bell.ring()
  })
  run.begin()
  return told
}

const linesOf = (told: RunEvent[], job: number): string[] =>
  told.flatMap((event) =>
    event.type === 'output' && event.job === job ? event.lines.map(({ text }) => text) : [],
  )

const noticesOf = (told: RunEvent[]) =>
  told.flatMap((event) => (event.type === 'notice' ? [event.notice] : []))

const pidsOf = (cluster: Cluster) =>
  Object.fromEntries(
    [...cluster.agents.values()].flatMap(
      ({ heartbeat }) => heartbeat?.jobs.map(({ job, pid }) => [job, pid]) ?? [],
    ),
  ) as Record<string, number>

it('goes on after its client was killed: no block lost, nothing started again, taken up within a second', async () => {
  const cluster = await Cluster.start(counting)
  const first = await cluster.begin()
  await cluster.bell.until(() => first.lines(3).length > 100, 'lines for the first client')
  await first.kill()
  const before = first.lines(3).length
  const watcher = cluster.agent('c')
  const { runs } = await watcher.client.request('run/list', {})
  const id = runs[0]!.run
  await watcher.client.request('run/attach', { run: id, as: { type: 'watcher' }, output: { type: 'now' } })
  await cluster.bell.until(() => watcher.output.length > 100, 'lines while nobody holds the run')

  const began = performance.now()
  const taken = await cluster.takeUp()
  const told = follow(cluster, taken)
  await cluster.bell.until(() => linesOf(told, 3).length > 0, 'the first line')
  const tookMs = performance.now() - began
  expect(taken.leftAt).toBeGreaterThan(0)
  expect(taken.run.identity).toMatchObject({ run: id, term: 1 })
  expect(taken.run.state.jobs).toMatchObject({
    1: { status: 'running', node: 'a', epoch: 1 },
    2: { status: 'running', node: 'b', epoch: 1 },
    3: { status: 'running', node: 'c', epoch: 1 },
  })
  // That a job runs may have been heard after the last state was saved.
  expect(noticesOf(told).filter(({ type }) => type !== 'job-running')).toEqual([])
  // What was missed comes too: both clients together have seen every line of the sink.
  const seen = [...first.lines(3), ...linesOf(told, 3)].map(Number)
  expect(linesOf(told, 3).length).toBeGreaterThan(50)
  expect(seen.length).toBeGreaterThan(before)
  const all = (await cluster.console('c', id, 3)).map(Number)
  expect(all).toEqual(all.map((_, index) => index + 1))
  expect(new Set(seen).size).toBe(seen.length)
  expect(tookMs).toBeLessThan(5000)
})

it('starts a job again that crashed while no client was there', async () => {
  const cluster = await Cluster.start(counting)
  const first = await cluster.begin()
  await cluster.bell.until(() => first.lines(3).length > 10, 'lines for the first client')
  await first.kill()
  const agent = cluster.agent('b')
  const { runs } = await agent.client.request('run/list', {})
  await agent.client.request('run/attach', {
    run: runs[0]!.run,
    as: { type: 'watcher' },
    output: { type: 'now' },
  })
  await cluster.bell.until(() => agent.heartbeat?.jobs[0]?.pid, 'the process of the connector')
  process.kill(pidsOf(cluster)[2]!, 'SIGKILL')
  await cluster.bell.until(() => agent.changes.some(({ change }) => change.type === 'crashed'), 'the crash')

  const taken = await cluster.takeUp()
  const told = follow(cluster, taken)
  await cluster.bell.until(
    () => noticesOf(told).some((notice) => notice.type === 'job-running' && notice.job === 2),
    'the connector running again',
  )
  expect(noticesOf(told).find(({ type }) => type === 'job-crashed')).toMatchObject({
    job: 2,
    reason: expect.stringContaining('SIGKILL') as string,
  })
  const before = linesOf(told, 3).length
  await cluster.bell.until(() => linesOf(told, 3).length > before + 20, 'lines behind it')
  expect(taken.run.state.jobs).toMatchObject({ 1: { epoch: 1 }, 2: { epoch: 2, node: 'b' }, 3: { epoch: 1 } })
})

it('moves the jobs of a node that died while no client was there', async () => {
  const cluster = await Cluster.start(counting)
  const first = await cluster.begin()
  await first.kill()
  cluster.agent('b').child.kill('SIGKILL')
  const taken = await cluster.takeUp()
  const told = follow(cluster, taken)
  expect(taken.failures.has('b')).toBe(true)
  await cluster.bell.until(
    () => noticesOf(told).some((notice) => notice.type === 'job-running' && notice.job === 2),
    'the connector elsewhere',
  )
  const from = linesOf(told, 3).length
  await cluster.bell.until(() => linesOf(told, 3).length > from + 20, 'lines behind it')
  expect(taken.run.state.jobs[2]?.node).not.toBe('b')
})

it('is refused while another client holds the run, and then takes it over', async () => {
  const cluster = await Cluster.start(counting)
  const first = await cluster.begin()
  await expect(cluster.takeUp()).rejects.toMatchObject({
    code: 'run-held',
    message: expect.stringMatching(/is held by fission run \(.+ on .+\) since /) as string,
  })
  const from = first.lines(3).length
  await cluster.bell.until(() => first.lines(3).length > from, 'lines for the client that holds it')
  const taken = await cluster.takeUp({ takeOver: true })
  follow(cluster, taken)
  await cluster.bell.until(
    () => first.told.some(({ type }) => type === 'taken'),
    'the news for the first client',
  )
  expect(taken.run.state.jobs[2]).toMatchObject({ status: 'running', epoch: 1 })
  taken.run.stop()
  await taken.run.ended
  const { runs } = await cluster.agent('a').client.request('run/list', {})
  expect(runs).toEqual([])
})

it('ends on every node by itself when the network says so and no client comes back', async () => {
  const cluster = await Cluster.start(counting, { onClientLost: 'stop', clientGraceMs: 300 })
  const first = await cluster.begin()
  await first.kill()
  for (const agent of cluster.agents.values()) {
    for (;;) {
      const { runs } = await agent.client.request('run/list', {})
      if (runs.length === 0) break
      expect(runs[0]!.endsAt).not.toBeNull()
    }
  }
  await expect(cluster.takeUp()).rejects.toMatchObject({ code: 'not-found', message: 'No run is there' })
})
