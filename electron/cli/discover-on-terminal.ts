/** Finds hosts and lists them. */
import type { FoundHost } from '../contract/provisioning'
import { discover } from '../provision/discover/discover'
import type { DiscoverRequest } from '../provision/discover/discover'

const kinds: Record<FoundHost['kind'], string> = {
  node: 'node',
  'raspberry-pi': 'Raspberry Pi',
  ssh: 'SSH host',
}

/** Prints all hosts at the end; Ctrl+C ends the search early. */
export async function discoverOnTerminal(request: DiscoverRequest, json: boolean): Promise<void> {
  const cancel = new AbortController()
  const onSignal = (): void => cancel.abort()
  process.once('SIGINT', onSignal)
  const hosts = await discover(request, () => undefined, cancel.signal)
  process.off('SIGINT', onSignal)
  process.stdout.write(json ? `${JSON.stringify({ hosts }, null, 2)}\n` : hostLines(hosts))
}

/** One line a host, and below it how it is known. */
export function hostLines(hosts: FoundHost[]): string {
  if (hosts.length === 0) {
    return 'No hosts were found. With a range each address is asked: fission discover 192.168.4.0/24\n'
  }
  const width = Math.max(...hosts.map(({ address }) => address.length))
  const lines = hosts.flatMap(({ address, name, kind, evidence }) => [
    `${address.padEnd(width)}  ${kinds[kind]}${name === null ? '' : `, ${name}`}`,
    ...evidence.map((sentence) => `${' '.repeat(width)}  ${sentence}`),
  ])
  return `${lines.join('\n')}\n`
}
