import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { listFiles } from '../../electron/deploy/file-list'
import { NodeStore } from '../../electron/deploy/node-store'
import type { SendProgress } from '../../electron/deploy/node-store'
import { partOf } from '../../electron/deploy/part'
import type { Part } from '../../electron/deploy/part'
import type { SshConnection } from '../../electron/ssh/ssh-connection'
import { SshNetwork } from '../../electron/ssh/ssh-network'
import { bootHosts, onHosts } from './support/hosts'
import type { TestHost } from './support/hosts'
import { makeHome, targetOf, trusting } from './support/ssh-home'

const ROOT = '/home/pi/store'

onHosts('Files on a node', () => {
  let host: TestHost
  let home: Awaited<ReturnType<typeof makeHome>>
  let network: SshNetwork
  let ssh: SshConnection
  let folder: string

  beforeAll(async () => {
    host = (await bootHosts(1))[0]!
  })
  beforeEach(async () => {
    home = await makeHome()
    network = new SshNetwork(trusting)
    ssh = await network.connect(targetOf(host, home.home), new AbortController().signal)
    folder = mkdtempSync(path.join(tmpdir(), 'fission-test-'))
  })
  afterEach(async () => {
    await network.close()
    home.remove()
    rmSync(folder, { recursive: true, force: true })
    await host.exec('rm', '-rf', ROOT)
  })

  const store = (present: string[] = []): NodeStore => new NodeStore('pi1', ROOT, ssh, present)
  const part = async (): Promise<Part> => partOf('files', 'dependencies', await listFiles(folder))
  const incoming = (): Promise<string> => host.exec('ls', `${ROOT}/incoming`)

  it('arrive as they are, thousands of small ones and programs among them', async () => {
    for (let number = 0; number < 3000; number++) {
      const sub = path.join(folder, `folder ${number % 30}`)
      mkdirSync(sub, { recursive: true })
      writeFileSync(path.join(sub, `ä ${number}`), `number ${number}`)
    }
    writeFileSync(path.join(folder, 'program'), '#!/bin/sh\necho ran\n', { mode: 0o755 })
    const files = await part()
    const put = store()
    await put.put(files)
    const there = put.folderOf(files)
    expect(await host.exec('sh', '-c', `find "${there}" -type f | wc -l`)).toBe('3001')
    expect(await host.exec('cat', `${there}/folder 7/ä 2977`)).toBe('number 2977')
    expect(await host.exec(`${there}/program`)).toBe('ran')
    expect(await incoming()).toBe('')
  })

  it('are large where they must be, with progress by bytes, and are not sent again', async () => {
    const content = randomBytes(32 * 1024 * 1024)
    writeFileSync(path.join(folder, 'large'), content)
    const files = await part()
    const seen: SendProgress[] = []
    await store().put(files, (progress) => seen.push(progress))
    expect(seen.at(-1)).toEqual({
      node: 'pi1',
      part: 'files',
      sentBytes: content.length,
      bytes: content.length,
    })
    const sum = await host.exec('sha256sum', `${store().folderOf(files)}/large`)
    expect(sum.split(' ')[0]).toBe(createHash('sha256').update(content).digest('hex'))

    const again: SendProgress[] = []
    await store([files.hash]).put(files, (progress) => again.push(progress))
    expect(again).toEqual([])
  })

  it('are not there when their transfer broke, and arrive whole the next time', async () => {
    writeFileSync(path.join(folder, 'large'), randomBytes(48 * 1024 * 1024))
    const files = await part()
    const broken = store().put(files, ({ sentBytes }) => {
      if (sentBytes > 8 * 1024 * 1024) ssh.close()
    })
    await expect(broken).rejects.toThrow()
    await expect(host.exec('ls', store().folderOf(files))).rejects.toThrow(/No such file/)

    ssh = await network.connect(targetOf(host, home.home), new AbortController().signal)
    await store().put(files)
    expect(await host.exec('stat', '-c', '%s', `${store().folderOf(files)}/large`)).toBe(
      String(48 * 1024 * 1024),
    )
  })

  it('are the same part for two clients at once, and old ones go', async () => {
    await host.exec(
      'install',
      '-d',
      '-o',
      'pi',
      '-g',
      'pi',
      ROOT,
      `${ROOT}/dependencies`,
      `${ROOT}/dependencies/old`,
    )
    await host.exec('touch', '-d', '-40 days', `${ROOT}/dependencies/old`)
    writeFileSync(path.join(folder, 'file'), 'content')
    const files = await part()
    await Promise.all([store().put(files), store().put(files)])
    expect(await host.exec('ls', `${ROOT}/dependencies`)).toBe(files.hash)
  })
})
