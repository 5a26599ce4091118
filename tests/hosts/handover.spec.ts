import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import type { RunStatus } from '../../electron/client/channel/run-status'
import { FissionProcess, removeFolder } from '../integration/simulate/fission-process'
import { HostRun, rowsOf } from './support/host-run'
import { bootHosts, onHosts, PASSWORD } from './support/hosts'
import type { TestHost } from './support/hosts'
import { OnPty } from './support/on-pty'
import { makeHome } from './support/ssh-home'

const patience = { timeout: 60_000, interval: 20 }

/** Blocks that a source at 50 Hz makes in four seconds. */
const SOME_SECONDS = 200

/** No row is missing. What the sink wrote in the instant in which it was killed may be there twice. */
function expectWhole(values: number[]): void {
  const seen = [...new Set(values)]
  expect(seen).toEqual(seen.map((_, index) => index + 1))
  expect(values.length - seen.length).toBeLessThanOrEqual(2)
}

onHosts('A run on hosts without its client', () => {
  let hosts: [TestHost, TestHost, TestHost]
  let home: Awaited<ReturnType<typeof makeHome>>
  let project: string
  const usualHome = process.env.HOME

  beforeAll(async () => {
    hosts = (await bootHosts(3)) as [TestHost, TestHost, TestHost]
  })
  beforeEach(async () => {
    home = await makeHome()
    process.env.HOME = home.home
    project = HostRun.project()
  })
  afterEach(async () => {
    for (const network of ['kept', 'chain', 'graceful']) await fission('stop', network).exit()
    removeFolder(project)
    process.env.HOME = usualHome
    home.remove()
  })

  const fission = (...args: string[]): FissionProcess => new FissionProcess(project, ...args)
  const finished = async (...args: string[]): Promise<FissionProcess> => {
    const command = fission(...args)
    await command.exit()
    return command
  }
  const status = async (network: string): Promise<RunStatus> =>
    JSON.parse((await finished('nodes', network, '--json')).stdout) as RunStatus
  const begin = async (network: string): Promise<HostRun> => {
    const run = new HostRun(project, network)
    await run.more(20)
    return run
  }
  const more = async (network: string, count: number, folder = project): Promise<void> => {
    const before = rowsOf(folder, network).length
    await expect.poll(() => rowsOf(folder, network).length, patience).toBeGreaterThanOrEqual(before + count)
  }
  /** Waits until a source that nobody watches has made so many blocks. */
  const pass = async (network: string, rounds: number): Promise<void> => {
    const roundsOf = async () => (await status(network)).jobs[0]!.rounds
    const before = await roundsOf()
    await expect.poll(roundsOf, patience).toBeGreaterThan(before + rounds)
  }

  it('loses nothing on reliable pipes when its client is killed, and its CSV goes on when it is taken up', async () => {
    const run = await begin('kept')
    await run.fission.end('SIGKILL')
    const left = await status('kept')
    expect(left.holder).toBeNull()
    expect(left.jobs.slice(0, 2).map(({ status: is, node }) => [is, node])).toEqual([
      ['running', 'pi1'],
      ['running', 'pi2'],
    ])
    await pass('kept', SOME_SECONDS)

    const rows = rowsOf(project, 'kept').length
    const began = performance.now()
    const attach = fission('attach', 'kept')
    await expect.poll(() => rowsOf(project, 'kept').length, patience).toBeGreaterThan(rows)
    console.log(`taken up: ${Math.round(performance.now() - began)} ms from the command to the next row`)
    await more('kept', 2 * SOME_SECONDS)
    expect(attach.stderr).toMatch(/-- kept, run .*; no client was there for \d+ s\n/)
    expect(attach.stderr).toMatch(/-- CsvSinkJob 3 goes on on this computer, and gets all that was kept/)
    expect(attach.stderr).not.toMatch(/(Counts 1|Forwards 2) placed on/)
    await attach.says(/Forwards 2 +\| at \d+\n/)
    expect((await attach.end('SIGINT')).code).toBe(0)
    expectWhole(rowsOf(project, 'kept'))
  })

  it('says what ends with its client when it is left by --detach, and moves jobs to nodes that lack its code', async () => {
    const [, pi2] = hosts
    const run = new HostRun(project, 'chain', '--detach')
    expect(await run.fission.exit()).toBe(0)
    expect(run.fission.stderr).toMatch(
      /the run goes on without this terminal and CsvSinkJob 3, which ended with it; take it up again: fission attach chain/,
    )
    const attach = fission('attach')
    await attach.notes(/CsvSinkJob 3 goes on on this computer; blocks .* pipe 2 .* are lost/)
    await more('chain', 20)
    await hosts[2].exec('sh', '-c', 'rm -rf /home/pi/.fission/bundles/*')
    await pi2.exec('pkill', '-KILL', '-f', '^node .*agent.cjs')
    await pi2.exec('sh', '-c', 'rm -rf /home/pi/.fission/bundles/*')
    await attach.notes(/Forwards 2 placed on pi3, moved from pi2/)
    await more('chain', 50)
    await attach.notes(/node pi2 joined/)
    expect((await attach.end('SIGINT')).code).toBe(0)
  })

  it('is found and taken up from another computer by password, with code that only the nodes still have', async () => {
    const run = await begin('kept')
    await run.fission.end('SIGKILL')
    const other = await makeHome()
    const elsewhere = HostRun.project()
    await hosts[2].exec('sh', '-c', 'rm -rf /home/pi/.fission/bundles/*')
    process.env.HOME = other.home
    try {
      const nothing = new FissionProcess('/', 'attach')
      expect(await nothing.exit()).toBe(1)
      expect(nothing.stderr).toMatch(/error: No run is known on this computer\n/)
      rmSync(path.join(other.home, '.ssh/id_ed25519'))
      const password = path.join(other.home, 'password')
      writeFileSync(password, `${PASSWORD}\n`)
      const login = ['--trust-new-hosts', '--password-file', password]
      const attach = new FissionProcess(elsewhere, 'attach', 'kept', ...login)
      await attach.notes(/-- kept, run .*; no client was there/)
      await more('kept', 50, elsewhere)
      await hosts[1].exec('pkill', '-KILL', '-f', '^node .*agent.cjs')
      await attach.notes(/Forwards 2 placed on pi3, moved from pi2/)
      await more('kept', 50, elsewhere)

      const second = new FissionProcess(project, 'nodes', 'kept')
      expect(await second.exit()).toBe(0)
      expect(second.stdout).toMatch(/held by fission attach \(/)
      expect((await attach.end('SIGINT')).code).toBe(0)
    } finally {
      process.env.HOME = home.home
      other.remove()
      removeFolder(elsewhere)
    }
  })

  it('is held by one client: another is told, may look on, and takes it over with its CSV', async () => {
    const run = await begin('kept')
    const refused = await finished('attach', 'kept')
    expect(refused.stderr).toMatch(
      /error: Run .+ is held by fission run \(.+\) since .+\nhint: .*--take-over/,
    )
    const watch = fission('attach', '--watch')
    await watch.says(/Forwards 2 +\| at \d+\n/)

    const second = fission('attach', 'kept', '--take-over')
    await run.notes(/taken over by fission attach/)
    expect(await run.fission.exit()).toBe(0)
    await second.notes(/CsvSinkJob 3 placed on LOCAL/)
    await more('kept', 100)
    const console3 = await finished('console', '2', '--last', '1')
    expect(console3.stdout).toMatch(/^Forwards 2 +\| at \d+\n$/)
    expect((await finished('stop', 'kept')).stdout).toBe('Stopped kept\n')
    expect(await second.exit()).toBe(0)
    expectWhole(rowsOf(project, 'kept'))
  })

  it('is held against another computer, too: that one is told, may look on, and takes it over', async () => {
    const run = await begin('kept')
    const other = await makeHome()
    const elsewhere = HostRun.project()
    process.env.HOME = other.home
    const there = (...options: string[]): FissionProcess =>
      new FissionProcess(elsewhere, 'attach', 'kept', '--trust-new-hosts', ...options)
    try {
      const refused = there()
      expect(await refused.exit()).toBe(1)
      expect(refused.stderr).toMatch(
        /error: Run .+ is held by fission run \(.+\) since .+\nhint: Watch it with --watch, or take it over with --take-over/,
      )
      const watch = there('--watch')
      await watch.says(/Forwards 2 +\| at \d+\n/)
      const second = there('--take-over')
      await run.notes(/taken over by fission attach/)
      expect(await run.fission.exit()).toBe(0)
      await more('kept', 50, elsewhere)
      watch.child.kill()
      expect((await second.end('SIGINT')).code).toBe(0)
    } finally {
      process.env.HOME = home.home
      other.remove()
      removeFolder(elsewhere)
    }
  })

  it('asks at Ctrl+C whether to stop it or to leave it running', async () => {
    const run = new OnPty(project, 'run', 'chain', '--trust-new-hosts')
    try {
      await run.shows(/CsvSinkJob 3 placed on LOCAL/)
      await more('chain', 20)
      run.type('\u0003')
      await run.shows(/only as long as this terminal holds the run: CsvSinkJob 3/)
      await run.shows(/Stop the network \(s\), leave it running \(l\), or go on \(Enter\)\? /)
      run.type('\r')
      await more('chain', 20)
      run.type('\u0003')
      await expect.poll(() => run.screen.split('leave it running (l)').length, patience).toBe(3)
      run.type('l\r')
      await run.shows(/the run goes on without this terminal/)
      expect(await run.exit).toBe(0)
      expect((await status('chain')).jobs[0]).toMatchObject({ status: 'running', node: 'pi1' })

      const attach = new OnPty(project, 'attach', 'chain')
      await more('chain', 20)
      attach.type('\u0003')
      await attach.shows(/leave it running \(l\)/)
      attach.type('s\r')
      await attach.shows(/Counts 1 +stopped, \d+ rounds/)
      expect(await attach.exit).toBe(0)
    } finally {
      run.kill()
    }
  })

  it('is ended on a node that was cut off while it ended, by the next run that reaches the node', async () => {
    const [, pi2] = hosts
    const run = await begin('chain')
    await pi2.cut()
    try {
      await run.notes(/node pi2 is lost/)
      expect(await run.end()).toBe(0)
      // As if the cable had stayed out for as long as the system keeps trying to say it.
      await pi2.exec('pkill', '-KILL', '-f', '^sshd: pi')
    } finally {
      await pi2.heal()
    }
    const next = await begin('chain')
    await next.notes(
      /warning: Node pi2 still ran chain \(run .*\), which had ended while the node was cut off/,
    )
    expect(await next.end()).toBe(0)
  })

  it('ends by itself where its Python config says so, after the time that it gives', async () => {
    const run = new HostRun(project, 'graceful')
    await run.fission.says(/Prints 2 +\| 20\n/)
    await run.fission.end('SIGKILL')
    const folders =
      'for cwd in /proc/[0-9]*/cwd; do readlink "$cwd"; done 2>/dev/null | grep -c "/runs/graceful-.*/[12]$" || true'
    const jobs = async () => (await Promise.all(hosts.map((host) => host.exec('sh', '-c', folders)))).join()
    expect(await jobs()).not.toBe('0,0,0')
    await expect.poll(jobs, patience).toBe('0,0,0')
    expect((await finished('attach', 'graceful')).stderr).toMatch(/error: No run of .* is there/)
    rmSync(path.join(project, 'graceful/local'), { recursive: true, force: true })
  })
})
