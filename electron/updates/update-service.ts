/** Looks for newer versions of the app, off until a feed is set, and never in the middle of a run. */
import type { UpdateState } from '../contract/updates'
import { AppError } from '../errors'
import type { Tell } from '../host/handlers'
import type { RunService } from '../runs/run-service'
import type { SettingsStore } from '../settings/settings-store'
import type { UpdateSource } from './update-source'

/** The feed is looked at once a day; an hour in which a network runs is passed over. */
const LOOK_EVERY_MS = 24 * 60 * 60 * 1000
const REMEMBER_EVERY_MS = 60 * 60 * 1000

export class UpdateService {
  private current: UpdateState
  private feed: string
  private lookedAt = -Infinity
  private downloading: AbortController | null = null
  private timer: NodeJS.Timeout | null = null

  constructor(
    private readonly source: UpdateSource | null,
    settings: Pick<SettingsStore, 'settings' | 'onDidChange'>,
    private readonly runs: Pick<RunService, 'isAnyActive'>,
    private readonly tell: Tell,
  ) {
    this.feed = settings.settings.updateFeed
    this.current = this.initial()
    settings.onDidChange(({ updateFeed }) => this.setFeed(updateFeed))
  }

  get state(): UpdateState {
    return this.current
  }

  /** Looks at the feed from now on by itself. */
  begin(): void {
    if (this.source === null) return
    this.timer = setInterval(() => void this.lookWhenDue(), REMEMBER_EVERY_MS)
    this.timer.unref()
    void this.lookWhenDue()
  }

  /** Looks at the feed; what it says is the state. Throws an AppError while a network runs. */
  async check(): Promise<void> {
    this.refuseDuringRun()
    const { source, feed, current } = this
    if (source === null || feed === '' || isUnderWay(current)) return
    this.lookedAt = Date.now()
    this.become({ state: 'checking' })
    const found = await this.trying(() => source.check(feed))
    if (found === undefined || this.feed !== feed) return
    if (found === null) this.become({ state: 'current', checkedAt: Date.now() })
    else this.become({ state: 'available', version: found })
  }

  /** Gets the version that was found. Throws an AppError while a network runs. */
  async download(): Promise<void> {
    this.refuseDuringRun()
    const { source, current } = this
    if (source === null || current.state !== 'available') return
    const { version } = current
    const abort = (this.downloading = new AbortController())
    const share = (part: number): void => this.become({ state: 'downloading', version, share: part })
    share(0)
    const done = await this.trying(async () => {
      await source.download((part) => {
        if (!abort.signal.aborted) share(part)
      }, abort.signal)
      return true
    }, abort.signal)
    this.downloading = null
    if (abort.signal.aborted) this.become({ state: 'available', version })
    else if (done) this.become({ state: 'ready', version })
  }

  cancel(): void {
    this.downloading?.abort()
  }

  /** Ends the app for the version that was downloaded. Throws an AppError while a network runs. */
  install(): void {
    this.refuseDuringRun()
    if (this.current.state === 'ready') this.source?.install()
  }

  close(): void {
    if (this.timer !== null) clearInterval(this.timer)
    this.cancel()
  }

  private initial(): UpdateState {
    if (this.source === null) return { state: 'unsupported' }
    return this.feed === '' ? { state: 'off' } : { state: 'current', checkedAt: null }
  }

  private setFeed(feed: string): void {
    if (feed === this.feed) return
    this.cancel()
    this.feed = feed
    this.lookedAt = -Infinity
    this.become(this.initial())
    void this.lookWhenDue()
  }

  private async lookWhenDue(): Promise<void> {
    const isDue = Date.now() - this.lookedAt >= LOOK_EVERY_MS
    if (isDue && this.feed !== '' && !this.runs.isAnyActive) await this.check()
  }

  private refuseDuringRun(): void {
    if (!this.runs.isAnyActive) return
    throw new AppError(
      'busy',
      'A network is running, so the app is not updated now',
      'Stop the network, or wait until it has ended.',
    )
  }

  /** A failure becomes the state, unless it was the user's wish or belongs to a feed that is not set any more. */
  private async trying<T>(task: () => Promise<T>, signal?: AbortSignal): Promise<T | undefined> {
    const { feed } = this
    try {
      return await task()
    } catch (error) {
      if (signal?.aborted || this.feed !== feed) return undefined
      this.become({
        state: 'failed',
        message: `${feed} gave no update: ${firstLine(error)}`,
        hint: 'Check the address in the settings and the network, then look again.',
      })
      return undefined
    }
  }

  private become(state: UpdateState): void {
    this.current = state
    this.tell('updates/did-change', state)
  }
}

function isUnderWay({ state }: UpdateState): boolean {
  return state === 'checking' || state === 'downloading'
}

function firstLine(error: unknown): string {
  const words = error instanceof Error ? error.message : String(error)
  return words.split('\n')[0]!
}
