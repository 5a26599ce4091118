/** Asks the local network for a host by its name (mDNS, RFC 6762), as for `pi1.local`. */
import { isIPv4 } from 'node:net'
import { onEveryInterface } from './mdns-interfaces'

/** Hosts answer within a fraction of it. */
const ANSWER_MS = 1500

/** A question may get lost. */
const ASK_AGAIN_MS = 500

interface Answer {
  name: string
  type: string
  data?: unknown
}

/** IPv4 addresses that the host, or another of that name, gives; resolves early once there is one. */
export function askForHost(name: string, signal: AbortSignal): Promise<string[]> {
  const wanted = `${name.replace(/\.local\.?$/i, '')}.local`.toLowerCase()
  if (!/^[a-z0-9-]{1,63}\.local$/.test(wanted)) return Promise.resolve([])
  return new Promise((resolve) => {
    const end = (addresses: string[]): void => {
      clearInterval(asking)
      clearTimeout(timer)
      signal.removeEventListener('abort', abort)
      for (const { close } of speakers) close()
      resolve(addresses)
    }
    const abort = (): void => end([])
    const speakers = onEveryInterface((mdns) => {
      mdns.on('response', ({ answers, additionals }: { answers: Answer[]; additionals: Answer[] }) => {
        const found = addressesIn([...answers, ...additionals], wanted)
        if (found.length > 0) end(found)
      })
    })
    const ask = (): void => {
      for (const { mdns } of speakers) mdns.query({ questions: [{ name: wanted, type: 'A' }] })
    }
    const asking = setInterval(ask, ASK_AGAIN_MS)
    const timer = setTimeout(abort, ANSWER_MS)
    signal.addEventListener('abort', abort, { once: true })
    if (signal.aborted) abort()
    else ask()
  })
}

/** The addresses of a host (lower case) in an answer. */
export function addressesIn(answers: readonly Answer[], wanted: string): string[] {
  return answers.flatMap(({ name, type, data }) =>
    type === 'A' && name.toLowerCase() === wanted && typeof data === 'string' && isIPv4(data) ? [data] : [],
  )
}
