/** Whether the nodes of a run reach each other's data ports: a firewall between them would be seen as silence only. */
import { connect } from 'node:net'
import type { DataAddress } from '../../../agent/core/supervisor/types'
import type { SshConnection } from '../../ssh/ssh-connection'

/** A port that answers does so much sooner. */
const ANSWER_MS = 3000

/** One end of the check. */
export interface DataPort {
  node: string
  address: DataAddress
  /** Null: this computer. */
  ssh: SshConnection | null
}

/** Runs on a node; arguments: `host:port`. Prints those that do not answer. */
const CHECK = `
for (const at of process.argv.slice(1)) {
  const colon = at.lastIndexOf(':')
  const socket = require('net').connect({ host: at.slice(0, colon), port: Number(at.slice(colon + 1)) })
  const end = (isOpen) => () => { socket.destroy(); if (!isOpen) console.log(at) }
  socket.setTimeout(${ANSWER_MS}, end(false)).on('connect', end(true)).on('error', end(false))
}`

/** A sentence for each node that some others cannot send to; empty when all is well, or when nobody could try. */
export async function closedDataPorts(
  ports: readonly DataPort[],
): Promise<{ node: string; message: string }[]> {
  const refusals = new Map<DataPort, string[]>()
  await Promise.all(
    ports.map(async (from) => {
      const others = ports.filter((port) => port !== from)
      for (const port of await closedFrom(from, others)) {
        refusals.set(port, [...(refusals.get(port) ?? []), from.node])
      }
    }),
  )
  return [...refusals].map(([{ node, address }, from]) => {
    const where = `${address.host}:${address.port}`
    const way = 'Let its firewall pass TCP from the other nodes and this computer'
    return { node, message: `Node ${node} cannot be sent data at ${where} by ${from.join(', ')}. ${way}` }
  })
}

/** Whether data can be sent there from the host at the other end of a connection; null: from this computer. */
export async function reachesDataPort(ssh: SshConnection | null, address: DataAddress): Promise<boolean> {
  const port = { node: '', address, ssh }
  return (await closedFrom(port, [port])).length === 0
}

async function closedFrom({ ssh }: DataPort, others: readonly DataPort[]): Promise<readonly DataPort[]> {
  const names = others.map(({ address }) => `${address.host}:${address.port}`)
  if (others.length === 0) return []
  if (ssh === null) {
    const open = await Promise.all(others.map(({ address }) => isOpen(address)))
    return others.filter((_, index) => !open[index])
  }
  const { code, stdout } = await ssh.exec(['node', '-e', CHECK, '--', ...names])
  const closed = code === 0 ? stdout.split('\n') : []
  return others.filter((_, index) => closed.includes(names[index] ?? ''))
}

function isOpen({ host, port }: DataAddress): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: ANSWER_MS })
    const end = (answer: boolean) => () => {
      socket.destroy()
      resolve(answer)
    }
    socket.once('connect', end(true)).once('timeout', end(false)).once('error', end(false))
  })
}
