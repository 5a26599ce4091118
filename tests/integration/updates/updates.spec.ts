import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, request, type IncomingMessage, type RequestOptions, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { AppImageUpdater } from 'electron-updater'
import { ElectronHttpExecutor } from 'electron-updater/out/electronHttpExecutor.js'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FeedSource } from '../../../electron/updates/feed-source'

const signal = (): AbortSignal => new AbortController().signal
const program = (says: string): string => `#!/bin/sh\necho ${says} > "$SAYS_TO"\n`

let folder: string
let feed: Server
let served: Map<string, string>
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'fission-updates-'))
  served = new Map()
  feed = createServer(({ url = '/' }, response) => {
    const content = served.get(new URL(url, 'http://feed').pathname)
    response.writeHead(content === undefined ? 404 : 200).end(content)
  })
  await once(feed.listen(0, '127.0.0.1'), 'listening')
})
afterEach(async () => {
  delete process.env.APPIMAGE
  delete process.env.SAYS_TO
  feed.closeAllConnections()
  await new Promise((resolve) => feed.close(resolve))
  rmSync(folder, { recursive: true, force: true })
})

const address = (): string => `http://127.0.0.1:${(feed.address() as AddressInfo).port}`

/** Puts a version on the feed, as electron-builder writes it. */
function offer(version: string, content: string, sum = content): void {
  const name = `fission-control-center-${version}-linux-x64.AppImage`
  const sha512 = createHash('sha512').update(sum).digest('base64')
  const file = { url: name, sha512, size: content.length }
  served.set(`/${name}`, content)
  const information = { version, files: [file], path: name, sha512, releaseDate: '2026-01-01T00:00:00.000Z' }
  served.set('/latest-linux.yml', JSON.stringify(information))
}

type ElectronRequest = ReturnType<ElectronHttpExecutor['createRequest']>

/** Node's requests in the place of Electron's. */
class NodeRequests extends ElectronHttpExecutor {
  override createRequest(
    options: RequestOptions,
    callback: (response: IncomingMessage) => void,
  ): ElectronRequest {
    return request(options, callback) as unknown as ElectronRequest
  }
}

/** The app as an AppImage, whose updater is the real one, but for Electron's network. */
function installedApp(version: string): { source: FeedSource; appImage: string; saysTo: string } {
  const appImage = path.join(folder, 'Fission.AppImage')
  const saysTo = path.join(folder, 'said')
  writeFileSync(appImage, program('old'), { mode: 0o755 })
  Object.assign(process.env, { APPIMAGE: appImage, SAYS_TO: saysTo })
  const config = path.join(folder, 'app-update.yml')
  mkdirSync(path.join(folder, 'cache'))
  writeFileSync(config, 'provider: generic\nurl: https://updates.invalid\nupdaterCacheDirName: updates\n')
  class Updater extends AppImageUpdater {
    override quitAndInstall(): void {
      this.install(true, false)
    }
  }
  const load = async (): Promise<Updater> => {
    const updater = new Updater(null, {
      ...{ version, name: 'fission', isPackaged: true, appUpdateConfigPath: config },
      ...{ userDataPath: folder, baseCachePath: path.join(folder, 'cache') },
      ...{ whenReady: () => Promise.resolve(), relaunch: () => undefined },
      ...{ quit: () => undefined, onQuit: () => undefined },
    })
    Object.assign(updater, { httpExecutor: new NodeRequests() })
    return updater
  }
  return { source: new FeedSource(load, (install) => install()), appImage, saysTo }
}

describe.skipIf(process.platform !== 'linux')('the updater', () => {
  it('finds a newer version, downloads it, puts it in the place of the old one, and starts it', async () => {
    offer('2.0.0', program('new'))
    const { source, appImage, saysTo } = installedApp('1.0.0')
    expect(await source.check(address())).toBe('2.0.0')
    await source.download(() => undefined, signal())
    expect(readFileSync(appImage, 'utf8')).toBe(program('old'))
    source.install()
    expect(readFileSync(appImage, 'utf8')).toBe(program('new'))
    expect(readFileSync(saysTo, 'utf8')).toBe('new\n')
  })

  it('offers neither the same version nor an older one', async () => {
    const { source } = installedApp('1.0.0')
    offer('1.0.0', program('same'))
    expect(await source.check(address())).toBeNull()
    offer('0.9.0', program('older'))
    expect(await source.check(address())).toBeNull()
  })

  it('does not take a file that is not the one of the feed', async () => {
    offer('2.0.0', program('new'), program('changed on the way'))
    const { source, appImage } = installedApp('1.0.0')
    await source.check(address())
    await expect(source.download(() => undefined, signal())).rejects.toThrow(/sha512 checksum mismatch/)
    expect(readFileSync(appImage, 'utf8')).toBe(program('old'))
  })

  it('fails in words where there is no feed', async () => {
    const { source } = installedApp('1.0.0')
    await expect(source.check(address())).rejects.toThrow(/latest-linux.yml/)
  })

  it('says that a copy without a package cannot be updated', async () => {
    const { source } = installedApp('1.0.0')
    delete process.env.APPIMAGE
    await expect(source.check(address())).rejects.toThrow(/was not installed by a package/)
  })
})
