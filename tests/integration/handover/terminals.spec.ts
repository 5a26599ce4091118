import { once } from 'node:events'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import type { RunStatus } from '../../../electron/client/channel/run-status'
import type { Shape } from '../agent/support/network'
import { Cluster } from './support/cluster'

/** Three agents, two clients and the commands share this machine with whatever else it does. */
vi.setConfig({ testTimeout: 240_000 })

const patience = { timeout: 60_000, interval: 100 }

const counting: Shape = {
  jobs: [
    { type: 'Ticks', outputs: [1], node: 0 },
    { type: 'Forwards', inputs: [1], outputs: [2], node: 1 },
    { type: 'Prints', inputs: [2], node: 2 },
  ],
}

async function finished(cluster: Cluster, ...args: string[]) {
  const terminal = cluster.fission(...args)
  const code = await terminal.exit
  return { code, stdout: terminal.stdout, stderr: terminal.stderr }
}

const statusOf = async (cluster: Cluster): Promise<RunStatus> =>
  JSON.parse((await finished(cluster, 'nodes', '--json')).stdout) as RunStatus

const runsOf = async (cluster: Cluster, id: string) =>
  (await cluster.agent(id).client.request('run/list', {})).runs

describe('a second terminal beside the client that holds the run', () => {
  it('sees status and consoles, looks on, is refused to attach, and stops the run', async () => {
    const cluster = await Cluster.start(counting)
    const client = await cluster.begin()
    await cluster.bell.until(() => client.lines(3).length > 30, 'lines for the client')

    const nodes = await finished(cluster, 'nodes', '--json')
    expect([nodes.code, nodes.stderr]).toEqual([0, ''])
    const status = JSON.parse(nodes.stdout) as RunStatus
    expect(status).toMatchObject({ network: 'counter_network', phase: 'running', leftAt: null })
    expect(status.holder).toMatch(/^fission run \(.+ on .+\)$/)
    expect(status.jobs.map(({ name, status: is, node }) => [name, is, node])).toEqual([
      ['Ticks 1', 'running', 'a'],
      ['Forwards 2', 'running', 'b'],
      ['Prints 3', 'running', 'c'],
    ])
    const table = await finished(cluster, 'nodes', 'counter_network')
    expect(table.stdout).toMatch(/^c +alive +127\.0\.0\.1 +1\/2 +\d+ % /m)

    const console = await finished(cluster, 'console', '3', '--last', '5')
    expect(console.stdout.trim().split('\n')).toHaveLength(5)
    expect(console.stdout).toMatch(/^Prints 3 +\| \d+\n/)
    const unknown = await finished(cluster, 'console', '9')
    expect([unknown.code, unknown.stderr]).toEqual([
      1,
      'error: The run has no job 9\nhint: Its jobs are 1, 2, 3; see fission nodes.\n',
    ])

    const refused = await finished(cluster, 'attach')
    expect(refused.code).toBe(1)
    expect(refused.stderr).toMatch(
      /^error: Run .+ is held by fission run \(.+ on .+\) since .+\nhint: Watch it with --watch, or take it over with --take-over\.\n$/,
    )

    const watch = cluster.fission('attach', '--watch')
    await cluster.bell.until(
      () => /^Prints 3 +\| \d+$/m.test(watch.stdout),
      () => `lines for the watcher ${watch.stderr}`,
    )
    const following = cluster.fission('console', '3', '--follow', '--last', '2', '--json')
    await cluster.bell.until(() => following.stdout.split('\n').length > 4, 'lines for the console')

    const stop = await finished(cluster, 'stop', 'counter_network')
    expect(stop).toEqual({ code: 0, stdout: 'Stopped counter_network\n', stderr: '' })
    expect(await Promise.all([watch.exit, following.exit])).toEqual([0, 0])
    if (client.child.exitCode === null) await once(client.child, 'exit')
    expect(client.told.at(-1)).toMatchObject({ type: 'ended' })
    expect(await runsOf(cluster, 'a')).toEqual([])
    const gone = await finished(cluster, 'nodes')
    expect(gone.stderr).toBe(
      'error: No run is known on this computer\nhint: Start one with: fission run NETWORK\n',
    )
  })

  it('takes the run over; the first client says so and ends', async () => {
    const cluster = await Cluster.start(counting)
    const client = await cluster.begin()
    const attach = cluster.fission('attach', '--take-over')
    if (client.child.exitCode === null) await once(client.child, 'exit')
    expect(client.told.find(({ type }) => type === 'taken')).toMatchObject({ by: { name: 'fission attach' } })
    await cluster.bell.until(() => /^Prints 3 +\| \d+$/m.test(attach.stdout), 'lines for the second client')
    const stop = await finished(cluster, 'stop')
    expect(stop.code).toBe(0)
    expect(await attach.exit).toBe(0)
    expect(attach.stderr).toMatch(/^Prints 3 +stopped, \d+ rounds/m)
  })
})

it('leaves a run that is begun with --detach to its nodes, and finds it again', async () => {
  const cluster = await Cluster.start(counting)
  const client = await cluster.begin({ detach: true })
  if (client.child.exitCode === null) await once(client.child, 'exit')
  expect(client.child.exitCode).toBe(0)
  await expect
    .poll(() => statusOf(cluster), patience)
    .toMatchObject({
      holder: null,
      jobs: [{ status: 'running' }, { status: 'running' }, { status: 'running' }],
    })
  expect((await finished(cluster, 'stop')).code).toBe(0)
})

describe('terminals after the client was killed', () => {
  it('see the run, take it up, leave it, and stop it', async () => {
    const cluster = await Cluster.start(counting)
    const client = await cluster.begin()
    await client.kill()

    const folder = join(cluster.directory, 'state', 'runs')
    const [name] = readdirSync(folder)
    expect(statSync(join(folder, name!)).mode & 0o777).toBe(0o600)
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    expect(readFileSync(join(folder, name!), 'utf8')).not.toContain('"key"')

    // The agents hear of the client's end a moment later.
    await expect
      .poll(() => statusOf(cluster), patience)
      .toMatchObject({
        holder: null,
        leftAt: expect.any(Number) as number,
        jobs: [{ status: 'running' }, {}, { node: 'c' }],
      })
    const console = await finished(cluster, 'console', '3', '--last', '3')
    expect(console.stdout.trim().split('\n')).toHaveLength(3)

    const attach = cluster.fission('attach')
    await cluster.bell.until(
      () => /^Prints 3 +\| \d+$/m.test(attach.stdout),
      () => attach.stderr,
    )
    expect(attach.stderr).toMatch(/^-- counter_network, run .+; no client was there for \d+ s$/m)
    const adopted = JSON.parse((await finished(cluster, 'nodes', '--json')).stdout) as RunStatus
    expect(adopted.holder).toMatch(/^fission attach \(/)
    const lines = await finished(cluster, 'console', '3', '--last', '2')
    expect(lines.stdout.trim().split('\n')).toHaveLength(2)
    attach.child.kill('SIGHUP')
    expect(await attach.exit).toBe(0)
    expect(attach.stderr).toContain('the run goes on without this terminal; take it up again: fission attach')
    expect((await runsOf(cluster, 'b'))[0]).toMatchObject({ holder: null, term: 1 })

    const stop = await finished(cluster, 'stop', '--json')
    expect(JSON.parse(stop.stdout)).toMatchObject({ network: 'counter_network', stopped: true })
    for (const id of ['a', 'b', 'c']) expect(await runsOf(cluster, id)).toEqual([])
  })
})

it('says how many lines are gone when more were printed without a client than are kept', async () => {
  const cluster = await Cluster.start({
    jobs: [
      { type: 'Ticks', outputs: [1], node: 0 },
      { type: 'Forwards', inputs: [1], outputs: [2], node: 1 },
      { type: 'Prints', inputs: [2], node: 2 },
    ],
  })
  const client = await cluster.begin()
  await client.kill()
  const run = (await runsOf(cluster, 'c'))[0]!.run
  const last = async (): Promise<number> => {
    const asked = { run, job: 3, from: 1, last: 1 }
    const { lines } = await cluster.agent('c').client.request('output/read', asked)
    return lines.at(-1)?.counter ?? 0
  }
  const heard = client.lines(3).length
  while ((await last()) < heard + 11_000) continue

  const attach = cluster.fission('attach')
  await cluster.bell.until(
    () => /^Prints 3 +\* … \d+ lines skipped\nPrints 3 +\| \d+$/m.test(attach.stdout),
    () => attach.stdout.slice(0, 500) + attach.stderr,
  )
  attach.child.kill('SIGTERM')
  expect(await attach.exit).toBe(0)
})
