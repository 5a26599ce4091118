/** The one connection of this window to its host. */
import type { HostClient } from '../../electron/contract/kit/client'

let current: HostClient | null = null

/** Called once, before anything is shown. */
export function useAsHost(client: HostClient): void {
  current = client
}

/** The connection; there is one as soon as anything is shown. */
export function host(): HostClient {
  if (!current) throw new Error('The window is not connected yet')
  return current
}
