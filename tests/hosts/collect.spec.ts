import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import type { CollectedNode } from '../../electron/collect/node-collector'
import { FissionProcess } from '../integration/simulate/fission-process'
import { HostRun } from './support/host-run'
import { bootHosts, onHosts } from './support/hosts'
import type { TestHost } from './support/hosts'
import { makeHome } from './support/ssh-home'

const MEGABYTE = 1024 * 1024

onHosts('fission collect', () => {
  let hosts: [TestHost, TestHost, TestHost]
  let home: Awaited<ReturnType<typeof makeHome>>
  let run: HostRun
  const usualHome = process.env.HOME

  beforeAll(async () => {
    hosts = (await bootHosts(3)) as [TestHost, TestHost, TestHost]
  })
  beforeEach(async () => {
    home = await makeHome()
    process.env.HOME = home.home
    run = new HostRun(HostRun.project(), 'chain')
    await run.more(20)
  })
  afterEach(async () => {
    await run.remove()
    process.env.HOME = usualHome
    home.remove()
  })

  const collect = (...options: string[]): FissionProcess =>
    new FissionProcess(run.project, 'collect', 'chain', ...options)
  const collected = (...names: string[]): string => path.join(run.project, 'chain/collection', ...names)
  const nodesOf = ({ stdout }: FissionProcess): CollectedNode[] => JSON.parse(stdout) as CollectedNode[]

  it('brings logs and job folders while the run goes on, and again when it has ended', async () => {
    const [pi1] = hosts
    const folder = await pi1.exec('sh', '-c', 'ls -dt /home/pi/.fission/runs/chain-* | head -n 1')
    await pi1.exec('sh', '-c', 'echo kept >"$1/1/result.txt" && mkfifo "$1/1/pipe"', 'sh', folder)
    const during = collect()
    expect(await during.exit()).toBe(0)
    expect(during.stdout).toMatch(/✓ pi1: \d+ files, .* → chain\/collection\/pi1\n✓ pi2: /)
    expect(readFileSync(collected('pi1/1/result.txt'), 'utf8')).toBe('kept\n')
    expect(readFileSync(collected('pi1/FISSION.log'), 'utf8')).toMatch(/INFO Counts 1: started, epoch 1/)
    expect(readFileSync(collected('pi2/FISSION.log'), 'utf8')).toMatch(/INFO Forwards 2: started, epoch 1/)

    await pi1.exec('rm', `${folder}/1/result.txt`)
    expect(await run.end()).toBe(0)
    const after = collect('--json')
    expect(await after.exit()).toBe(0)
    expect(nodesOf(after).map(({ node, ok }) => [node, ok])).toEqual([
      ['pi1', true],
      ['pi2', true],
      ['pi3', true],
    ])
    expect(existsSync(collected('pi1/1/result.txt'))).toBe(false)
    expect(readFileSync(collected('pi1/FISSION.log'), 'utf8')).toMatch(/Counts 1: stopped/)
    expect(readdirSync(collected())).toEqual(['pi1', 'pi2', 'pi3'])
  })

  it('says what is wrong with a node and brings the files of the others; the old ones stay', async () => {
    const [, pi2] = hosts
    expect(await collect().exit()).toBe(0)
    writeFileSync(collected('pi2/mark'), '')
    expect(await run.end()).toBe(0)
    await pi2.kill()
    try {
      const partial = collect()
      expect(await partial.exit()).toBe(1)
      expect(partial.stdout).toMatch(/✓ pi1: .*\n✗ Node pi2 \(.*\) .*\n +hint: .*\n✓ pi3: /)
      expect(existsSync(collected('pi2/mark'))).toBe(true)
    } finally {
      await pi2.start()
    }
  })

  it('tells how far it is, and leaves the old files whole when it is ended in the middle', async () => {
    const [pi1] = hosts
    expect(await collect().exit()).toBe(0)
    writeFileSync(collected('pi1/mark'), '')
    const folder = await pi1.exec('sh', '-c', 'ls -dt /home/pi/.fission/runs/chain-* | head -n 1')
    await pi1.exec('sh', '-c', `head -c ${64 * MEGABYTE} /dev/urandom >"$1/1/large"`, 'sh', folder)
    await pi1.slow('100mbit')
    const ended = collect()
    await ended.notes(/-- collecting from node pi1: 10 % of 68 MB/)
    expect((await ended.end('SIGINT')).code).toBe(130)
    expect(ended.stdout).toMatch(/✗ Node pi1: cancelled; what was collected before is as it was/)
    expect(existsSync(collected('pi1/mark'))).toBe(true)
    await pi1.slow('off')

    const whole = collect()
    expect(await whole.exit()).toBe(0)
    expect(whole.stderr).toMatch(/-- collecting from node pi1: 100 % of 68 MB/)
    expect(statSync(collected('pi1/1/large')).size).toBe(64 * MEGABYTE)
    expect(readdirSync(collected())).toEqual(['pi1', 'pi2', 'pi3'])
  })
})
