/** Asks each address of a range whether it takes SSH logins: one connection each, a few at a time. */
import { connect } from 'node:net'
import type { Sighting } from './found-hosts'

/** Connections at the same time. */
const AT_ONCE = 32

/** A host in the same network answers in less. */
const PATIENCE_MS = 1500

/** The first line of an SSH server is no longer than this (RFC 4253, section 4.2). */
const LONGEST_BANNER = 255

/** Tells of each host as it is found; resolves when all were asked, or when it is aborted. */
export async function scan(
  addresses: readonly string[],
  onSighting: (sighting: Sighting) => void,
  signal: AbortSignal,
  port = 22,
): Promise<void> {
  const waiting = [...addresses]
  const attempts = new Set<() => void>()
  const worker = async (): Promise<void> => {
    for (let address = waiting.shift(); address !== undefined && !signal.aborted; address = waiting.shift()) {
      const banner = await bannerOf(address, port, attempts)
      if (banner !== null) onSighting(sightingOf(address, banner))
    }
  }
  const endAll = (): void => attempts.forEach((end) => end())
  signal.addEventListener('abort', endAll, { once: true })
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  signal.removeEventListener('abort', endAll)
}

function sightingOf(address: string, banner: string): Sighting {
  const isRaspbian = /raspbian/i.test(banner)
  return {
    address,
    name: null,
    kind: isRaspbian ? 'raspberry-pi' : 'ssh',
    foundBy: 'scan',
    evidence: `Its SSH server calls itself ${banner}.`,
  }
}

/** What an SSH server says first; null: there is none. `attempts` gets what ends it early. */
function bannerOf(host: string, port: number, attempts: Set<() => void>): Promise<string | null> {
  return new Promise((resolve) => {
    const socket = connect({ host, port })
    let heard = ''
    const end = (): void => {
      clearTimeout(timer)
      attempts.delete(end)
      socket.destroy()
      const [, banner] = /^SSH-[\d.]+-([\x20-\x7E]+)/.exec(heard) ?? []
      resolve(banner?.trim() ?? null)
    }
    const timer = setTimeout(end, PATIENCE_MS)
    attempts.add(end)
    socket.setEncoding('latin1').on('data', (text: string) => {
      heard += text
      if (heard.includes('\n') || heard.length > LONGEST_BANNER) end()
    })
    socket.once('error', end).once('close', end)
  })
}
