import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { FissionProcess } from '../integration/simulate/fission-process'
import { HostRun } from './support/host-run'
import { bootHosts, onHosts } from './support/hosts'
import type { TestHost } from './support/hosts'
import { makeHome } from './support/ssh-home'

const patience = { timeout: 60_000, interval: 50 }
const TIMEOUT_MS = 300_000

onHosts('A Python network on hosts', () => {
  let hosts: [TestHost, TestHost, TestHost]
  let home: Awaited<ReturnType<typeof makeHome>>
  let usualHome: string | undefined
  let run: HostRun

  beforeAll(async () => {
    hosts = (await bootHosts(3)) as [TestHost, TestHost, TestHost]
  })
  beforeEach(async () => {
    home = await makeHome()
    usualHome = process.env.HOME
    process.env.HOME = home.home
    run = new HostRun(HostRun.project(), 'sums_py')
  })
  afterEach(async () => {
    await run.remove()
    process.env.HOME = usualHome
    home.remove()
  })

  const rows = (): string[] => {
    const file = path.join(run.project, 'sums_py/local/3/rows.csv')
    return existsSync(file) ? readFileSync(file, 'utf8').split(/\r?\n/).slice(1, -1) : []
  }
  const more = async (count: number): Promise<void> => {
    const before = rows().length
    await expect.poll(() => rows().length, patience).toBeGreaterThan(before + count)
  }
  const move = async (job: number, node: string): Promise<FissionProcess> => {
    const command = new FissionProcess(run.project, 'move', String(job), node)
    await command.exit()
    return command
  }

  it(
    'keeps its sums right when nodes die and jobs are moved by hand, and hears what is typed on the client',
    async () => {
      await more(100)
      expect(run.fission.stderr).toMatch(/InteractiveJob 4 placed on LOCAL/)
      run.fission.type('good morning\n')
      await run.fission.says(/Says 5 +\| heard good morning\n/)

      await hosts[1].exec('pkill', '-KILL', '-f', '^node .*agent.cjs')
      await run.notes(/Sums 2 placed on pi1, moved from pi2/)
      await run.notes(/node pi2 joined/)
      await more(100)

      const moved = await move(1, '10.77.0.13')
      expect([moved.stdout, moved.stderr]).toEqual(['CountsOn 1 moved from pi1 to pi3\n', ''])
      await more(100)

      expect((await move(2, 'pi3')).stderr).toMatch(
        /^error: Sums 2 stays: pi3 refuses it \(full: 2 of 2 slots taken\)\nhint: /,
      )
      expect((await move(3, 'pi2')).stderr).toMatch(
        /^error: CSVSinkJob 3 stays: pi2 refuses it \(not in group LOCAL\)\nhint: /,
      )
      expect((await move(2, 'pi7')).stderr).toBe(
        'error: The run has no node pi7\nhint: Its nodes are pi1, pi2, pi3, LOCAL; see fission nodes.\n',
      )
      expect((await move(9, 'pi2')).stderr).toMatch(
        /^error: The run has no job 9\nhint: Its jobs are 1, 2, 3, 4, 5; /,
      )
      expect((await move(2, 'pi2')).stdout).toBe('Sums 2 moved from pi1 to pi2\n')

      run.fission.type('\n')
      await run.notes(/-- InteractiveJob 4 finished/)
      await more(100)
      expect(await run.end()).toBe(0)
      expect(rows()).toEqual(rows().map((_, i) => `${i + 1}:${((i + 1) * (i + 2)) / 2}`))
    },
    TIMEOUT_MS,
  )
})
