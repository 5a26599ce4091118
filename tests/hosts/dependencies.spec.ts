import { closeSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import type { NodesEvent } from '../../electron/client/nodes/node-events'
import { HostRun } from './support/host-run'
import { bootHosts, onHosts } from './support/hosts'
import type { TestHost } from './support/hosts'
import { makeHome } from './support/ssh-home'

const MEGABYTE = 1_000_000
const FILES = 2000
const patience = { timeout: 200_000, interval: 100 }

/** Half a gigabyte passes a network, two processes and a disk. */
const TIMEOUT_MS = 400_000

onHosts('The DEPENDENCIES of jobs', () => {
  let hosts: [TestHost, TestHost, TestHost]
  let home: Awaited<ReturnType<typeof makeHome>>
  let usualHome: string | undefined
  let project: string
  let run: HostRun

  beforeAll(async () => {
    hosts = (await bootHosts(3)) as [TestHost, TestHost, TestHost]
  })
  beforeEach(async () => {
    home = await makeHome()
    usualHome = process.env.HOME
    process.env.HOME = home.home
    project = HostRun.project()
  })
  afterEach(async () => {
    await run.remove()
    for (const host of hosts) await host.exec('sh', '-c', 'rm -rf /home/pi/.fission/runs/* /home/pi/room/*')
    process.env.HOME = usualHome
    home.remove()
  })

  const write = (modelBytes: number): void => {
    const many = path.join(project, 'shared/dependencies/many')
    for (let file = 0; file < FILES; file++) {
      const folder = path.join(many, `folder ${file % 20}`)
      mkdirSync(folder, { recursive: true })
      writeFileSync(path.join(folder, `${file}`), `number ${file}`)
    }
    mkdirSync(path.join(project, 'shared/dependencies/model'))
    const model = openSync(path.join(project, 'shared/dependencies/model/weights.bin'), 'w')
    ftruncateSync(model, modelBytes)
    closeSync(model)
  }
  const peakMegabytes = (status: string): number => Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1024
  const sent = ({ fission }: HostRun): string[] =>
    fission.stdout
      .split('\n')
      .filter((line) => line.startsWith('{"type":"sending"'))
      .map((line) => JSON.parse(line) as NodesEvent & { type: 'sending' })
      .filter(({ progress }) => progress.sentBytes === progress.bytes)
      .map(({ progress: { part, node, bytes } }) => `${path.basename(part)} ${node.split(' ')[0]!} ${bytes}`)
      .sort()

  it(
    'go where they are missing, 2000 files and one of 500 MB, in little memory; a second run sends nothing',
    async () => {
      write(500 * MEGABYTE)
      await hosts[1].exec('sh', '-c', 'rm -rf /home/pi/.fission/dependencies /home/pi/.fission/bundles')
      run = new HostRun(project, 'deployed', '--json')
      await expect.poll(() => run.rows().length, patience).toBeGreaterThan(20)
      expect(run.fission.stdout).toContain(`"text":"files: ${FILES}"`)
      expect(run.fission.stdout).toContain(`"text":"bytes: ${500 * MEGABYTE}"`)
      expect(sent(run)).toContain(`model pi2 ${500 * MEGABYTE}`)
      expect(peakMegabytes(readFileSync(`/proc/${run.fission.child.pid}/status`, 'utf8'))).toBeLessThan(300)
      const [agent = ''] = (await hosts[1].exec('pgrep', '-f', '^node .*agent.cjs')).split('\n')
      expect(peakMegabytes(await hosts[1].exec('cat', `/proc/${agent}/status`))).toBeLessThan(200)
      expect(await run.end()).toBe(0)

      run = new HostRun(project, 'deployed', '--json')
      await expect.poll(() => run.fission.stdout, patience).toContain(`"text":"bytes: ${500 * MEGABYTE}"`)
      // A node that was too busy to be heard has a successor, which gets them as well.
      expect(sent(run).filter((part) => !part.includes(' pi3 '))).toEqual([])
      expect(await run.end()).toBe(0)
    },
    TIMEOUT_MS,
  )

  it(
    'are on every node before jobs are, by PRE_COPY; a node without the space for them is told of and left out',
    async () => {
      write(48 * MEGABYTE)
      const [pi1, pi2, pi3] = hosts
      for (const host of hosts) await host.exec('install', '-d', '-o', 'pi', '-g', 'pi', '/home/pi/room')
      await pi2.exec('mount', '-t', 'tmpfs', '-o', 'size=40m,mode=777', 'tmpfs', '/home/pi/room')
      try {
        run = new HostRun(project, 'tight')
        await run.notes(
          /-- Node pi2 \(10\.77\.0\.12\) has too little space left at \/home\/pi\/room\n +hint: .*df -h/,
        )
        await expect.poll(() => run.rows().length, patience).toBeGreaterThan(20)
        expect(run.fission.stderr).toMatch(/-- sending .*\/model to node pi1 .*: 50 % of 48 MB/)
        expect(run.fission.stderr).toMatch(/HasModel 2 placed on pi[13]/)
        for (const host of [pi1, pi3])
          expect(await host.exec('sh', '-c', 'find /home/pi/room/dependencies -type f | wc -l')).toBe(
            String(FILES + 1),
          )
        expect(await run.end()).toBe(0)
      } finally {
        // It may have been started from there.
        await pi2.exec('sh', '-c', 'pkill -KILL -f "^node .*agent.cjs" || true')
        await pi2.exec('umount', '-l', '/home/pi/room')
      }
    },
    TIMEOUT_MS,
  )
})
