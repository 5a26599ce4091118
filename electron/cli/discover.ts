import type { Command } from 'commander'
import { seconds } from './option-values'

interface DiscoverOptions {
  duration: number
  json?: true
}

/** `fission discover [RANGE…] [--duration S] [--json]` */
export function addDiscover(program: Command): void {
  program
    .command('discover')
    .argument('[range...]', 'addresses to ask one by one: 192.168.4.0/24, 192.168.4.2-40')
    .option('--duration <s>', 'how long to listen', seconds, 3000)
    .option('--json', 'print the hosts as one JSON document')
    .description('Find nodes and Raspberry Pis in the network.')
    .addHelpText(
      'after',
      `
Without a range nobody is asked anything but by mDNS: hosts that announce themselves are listed, and Raspberry Pis
that this computer has spoken to lately, which their hardware addresses tell.

Examples:
  fission discover
  fission discover 192.168.4.0/24`,
    )
    .action(async (ranges: string[], { duration, json }: DiscoverOptions) => {
      const { discoverOnTerminal } = await import('./discover-on-terminal')
      await discoverOnTerminal({ ranges, durationMs: duration }, json ?? false)
    })
}
