import { describe, expect, it, vi } from 'vitest'
import type { Settings } from '../../../../electron/contract/settings'
import type { UpdateState } from '../../../../electron/contract/updates'
import type { UpdateSource } from '../../../../electron/updates/update-source'
import { UpdateService } from '../../../../electron/updates/update-service'

const FEED = 'https://updates.example/fission'

interface Circumstances {
  feed?: string
  /** The version on the feed; null: none is newer; an error: it cannot be read. */
  offers?: string | null | Error
  running?: boolean
}

/** A service whose feed offers what the test says. */
function setUp({ feed = FEED, offers = '9.0.0', running = false }: Circumstances = {}) {
  const runs = { isAnyActive: running }
  const told: UpdateState[] = []
  const listeners: ((settings: Settings) => void)[] = []
  const source = {
    check: vi.fn(() => (offers instanceof Error ? Promise.reject(offers) : Promise.resolve(offers))),
    download: vi.fn<UpdateSource['download']>(async (onShare) => onShare(0.5)),
    install: vi.fn(),
  }
  const settings = {
    settings: { updateFeed: feed } as Settings,
    onDidChange: (listener: (settings: Settings) => void) => void listeners.push(listener),
  }
  const service = new UpdateService(source, settings, runs, (_channel, state) =>
    told.push(state as UpdateState),
  )
  const setFeed = (updateFeed: string): void => {
    for (const listener of listeners) listener({ updateFeed } as Settings)
  }
  return { service, source, runs, told, setFeed }
}

describe('updates of the app', () => {
  it('are off until a feed is set', async () => {
    const { service, source, setFeed } = setUp({ feed: '' })
    service.begin()
    await service.check()
    expect(service.state).toEqual({ state: 'off' })
    expect(source.check).not.toHaveBeenCalled()
    setFeed(FEED)
    await vi.waitFor(() => expect(service.state).toEqual({ state: 'available', version: '9.0.0' }))
    service.close()
  })

  it('are found, downloaded and installed only as the user asks', async () => {
    const { service, source, told } = setUp()
    await service.check()
    expect(source.download).not.toHaveBeenCalled()
    await service.download()
    expect(source.install).not.toHaveBeenCalled()
    service.install()
    expect(source.install).toHaveBeenCalledOnce()
    expect(told).toEqual([
      { state: 'checking' },
      { state: 'available', version: '9.0.0' },
      { state: 'downloading', version: '9.0.0', share: 0 },
      { state: 'downloading', version: '9.0.0', share: 0.5 },
      { state: 'ready', version: '9.0.0' },
    ])
  })

  it('wait while a network runs', async () => {
    const { service, source, runs } = setUp({ running: true })
    service.begin()
    await expect(service.check()).rejects.toMatchObject({ code: 'busy' })
    expect(source.check).not.toHaveBeenCalled()
    runs.isAnyActive = false
    await service.check()
    runs.isAnyActive = true
    await expect(service.download()).rejects.toMatchObject({ code: 'busy' })
    runs.isAnyActive = false
    await service.download()
    runs.isAnyActive = true
    expect(() => service.install()).toThrow(expect.objectContaining({ code: 'busy' }))
    expect(source.install).not.toHaveBeenCalled()
    service.close()
  })

  it('say when there is nothing newer, and when the feed cannot be read', async () => {
    const current = setUp({ offers: null }).service
    await current.check()
    expect(current.state).toMatchObject({ state: 'current', checkedAt: expect.any(Number) as number })
    const failed = setUp({ offers: new Error('connect ECONNREFUSED\nat …') }).service
    await failed.check()
    expect(failed.state).toMatchObject({
      state: 'failed',
      message: `${FEED} gave no update: connect ECONNREFUSED`,
    })
  })

  it('can be cancelled while they are downloaded, and downloaded then', async () => {
    const { service, source } = setUp()
    await service.check()
    source.download.mockImplementationOnce(
      (_onShare, signal) =>
        new Promise((_resolve, reject) =>
          signal.addEventListener('abort', () => reject(new Error('cancelled'))),
        ),
    )
    const done = service.download()
    service.cancel()
    await done
    expect(service.state).toEqual({ state: 'available', version: '9.0.0' })
    await service.download()
    expect(service.state).toEqual({ state: 'ready', version: '9.0.0' })
  })

  it('of another feed than the one that is set now are not shown', async () => {
    const { service, source, setFeed } = setUp()
    let answer: (version: string) => void = () => undefined
    source.check.mockImplementationOnce(() => new Promise<string>((resolve) => (answer = resolve)))
    const checked = service.check()
    setFeed('')
    answer('8.0.0')
    await checked
    expect(service.state).toEqual({ state: 'off' })
  })
})
