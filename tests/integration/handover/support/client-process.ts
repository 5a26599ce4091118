/** A client that runs a network on agents which outlive it, and tells what it hears in JSON lines. Killed by the tests. */
import { hostname } from 'node:os'
import type { NetworkDescription } from '../../../../agent/core/network/description'
import { AgentLink } from '../../../../electron/client/agent-link'
import { holdOnTerminal } from '../../../../electron/cli/hold-on-terminal'
import { clientInfo } from '../../../../electron/client/client-info'
import { Run } from '../../../../electron/client/run'
import type { RunNode } from '../../../../electron/client/run-types'
import { SocketConnector } from '../../../../electron/client/socket-connector'

/** What the process is given on its command line. */
export interface ClientTask {
  network: NetworkDescription
  /** Node → socket of its agent. */
  sockets: Record<string, string>
  bundle: string
  directory: string
  /** Where the project lies. */
  folder: string
  /** Leaves the run as soon as its jobs run. */
  detach: boolean
}

async function main({ network, sockets, bundle, directory, folder, detach }: ClientTask): Promise<void> {
  const nodes = await Promise.all(
    Object.entries(sockets).map(async ([id, path]): Promise<RunNode> => {
      const { stream } = await new SocketConnector(id, path).connect(AbortSignal.timeout(20_000))
      return {
        id,
        aliases: [],
        groups: ['ALL'],
        slots: 2,
        link: await AgentLink.open(stream, clientInfo('fission run')),
        reach: { type: 'socket', host: hostname(), path },
        bundle,
        directory,
        log: null,
        sendFiles: null,
      }
    }),
  )
  const run = await Run.open({
    network,
    nodes,
    askPreference: () => Promise.resolve(null),
    folder: { host: hostname(), path: folder },
  })
  await holdOnTerminal(run, { name: 'fission run', json: true, durationMs: null, detach })
  process.exit(0)
}

void main(JSON.parse(process.argv[2] ?? '') as ClientTask)
