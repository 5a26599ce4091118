/** Where newer versions come from. */
export interface UpdateSource {
  /** The version that the feed offers; null when it is not newer than this one. */
  check(feed: string): Promise<string | null>
  /** Gets the version that was found; `onShare` hears how much is here, from 0 to 1. Rejects when aborted. */
  download(onShare: (share: number) => void, signal: AbortSignal): Promise<void>
  /** Ends the app, installs what was downloaded, and starts it again. */
  install(): void
}
