/** Steady rates from the first host through the second to the client. */
import { onHostsRate } from '../rates'

const BLOCK_BYTES = 64 * 1024

export const hostRates = [
  onHostsRate({
    name: 'hosts-values',
    what: 'small values, source → connector → sink across two hosts to the client (TLS)',
    network: 'hosts_values',
    before: '21,000/s (no TLS)',
    atLeast: 300_000,
  }),
  onHostsRate({
    name: 'hosts-blocks-64k',
    what: '64 KiB blocks across two hosts to the client (TLS)',
    network: 'hosts_blocks',
    before: '141 MB/s (97–158, no TLS)',
    blockBytes: BLOCK_BYTES,
    atLeast: 250,
  }),
]
