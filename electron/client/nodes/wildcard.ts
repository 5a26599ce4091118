/** Nodes whose address has a `*`: any host of the range that answers. */
import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { LOCAL_GROUP } from '../../../agent/core/network/description'
import type { NodeDescription } from '../../../agent/core/network/description'
import { AppError } from '../../errors'

/** A host of the same network answers much sooner. */
const ANSWER_MS = 700

/** Hosts that are asked at the same time. */
const AT_ONCE = 64

/** One node that a run uses. */
export interface WantedNode {
  id: string
  name: string
  address: string
  /** Everything by which DEFAULT_NODE may mean it. */
  aliases: string[]
  groups: string[]
  slots: number | null
}

/** Asks whether a host takes SSH connections. */
export type Answers = (address: string) => Promise<boolean>

/** The config's nodes but the client itself; a `192.168.4.*` becomes every host that answers and has no node of its own. */
export async function wantedNodes(
  nodes: readonly NodeDescription[],
  answers: Answers = answersSsh,
): Promise<WantedNode[]> {
  const remote = nodes.filter(({ groups }) => !groups.includes(LOCAL_GROUP))
  const taken = new Set([...remote.map(({ address }) => address), ...ownAddresses()])
  const wanted: WantedNode[] = []
  for (const node of remote) {
    if (!node.address.includes('*')) {
      wanted.push(wantedNode(node, node.address, node.name))
      continue
    }
    const candidates = addressesOf(node).filter((address) => !taken.has(address))
    for (const address of await those(candidates, answers)) {
      taken.add(address)
      wanted.push(wantedNode(node, address, ''))
    }
  }
  return wanted
}

function wantedNode(node: NodeDescription, address: string, name: string): WantedNode {
  const aliases = [...new Set([name, address, node.name, node.address])].filter((alias) => alias !== '')
  return { id: name || address, name, address, aliases, groups: node.groups, slots: node.slots }
}

/** Only the last number may be open: more hosts are not to be disturbed for one run. */
function addressesOf({ address, name }: NodeDescription): string[] {
  const [, network] = /^((?:\d{1,3}\.){3})\*$/.exec(address) ?? []
  if (network !== undefined) return Array.from({ length: 254 }, (_, index) => `${network}${index + 1}`)
  throw new AppError(
    'bad-network',
    `Node ${name || address} has the address ${address}, in which the * does not stand for the last number`,
    'Write the first three numbers, such as 192.168.4.*, or one node for each address.',
  )
}

async function those(addresses: readonly string[], answers: Answers): Promise<string[]> {
  const found: string[] = []
  const queue = [...addresses]
  const worker = async (): Promise<void> => {
    for (let address = queue.shift(); address !== undefined; address = queue.shift()) {
      if (await answers(address)) found.push(address)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return addresses.filter((address) => found.includes(address))
}

function answersSsh(host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port: 22, timeout: ANSWER_MS })
    const end = (isThere: boolean) => () => {
      socket.destroy()
      resolve(isThere)
    }
    socket.once('connect', end(true)).once('timeout', end(false)).once('error', end(false))
  })
}

function ownAddresses(): string[] {
  return Object.values(networkInterfaces()).flatMap((list) => list?.map(({ address }) => address) ?? [])
}
