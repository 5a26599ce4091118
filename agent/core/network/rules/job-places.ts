/** Every job has a node on which it may run. */
import { ALL_GROUP, LOCAL_GROUP, type NetworkDescription, type NodeDescription } from '../description'
import { jobLabel } from '../network-graph'
import { atJob, listed, type Rule } from './rule'

/** Groups and default nodes that no node has, and jobs that name neither. */
export const jobPlaces: Rule = ({ network, word }) => {
  const groups = knownGroups(network.nodes)
  return network.jobs.flatMap((job) => {
    const at = { severity: 'error' as const, ...atJob(job) }
    const label = jobLabel(job)
    const unpinned = job.groups.length === 0 && job.defaultNode === null
    const missing = network.nodes.length === 0 ? [] : job.groups.filter((group) => !groups.has(group))
    return [
      ...(unpinned
        ? [
            {
              ...at,
              code: 'job-no-place',
              message: `${label} has no ${word('groups')} and no ${word('defaultNode')}, so no node may run it`,
              hint: `Set ${word('groups')} to "${ALL_GROUP}" or to a group of your nodes.`,
            },
          ]
        : []),
      ...[...new Set(missing)].map((group) => ({
        ...at,
        code: 'job-group-unknown',
        message: `${label} may run in group ${group}, but no node is in it`,
        hint: `Add ${group} to a node, or use one of these groups: ${listed([...groups])}.`,
      })),
      ...(job.defaultNode === null || isKnownNode(job.defaultNode, network)
        ? []
        : [
            {
              ...at,
              code: 'job-default-node-unknown',
              message: `${label} prefers node ${job.defaultNode}, but no node has this name or address`,
              hint: `Add it to ${word('nodes')}, or set ${word('defaultNode')} to ${nodeNames(network.nodes)}.`,
            },
          ]),
    ]
  })
}

const isLocal = (node: NodeDescription) => node.groups.includes(LOCAL_GROUP)

/** The client's own computer is always there; ALL is every node but the client. */
function knownGroups(nodes: readonly NodeDescription[]): Set<string> {
  const groups = new Set(nodes.flatMap((node) => node.groups.filter((group) => group !== ALL_GROUP)))
  groups.add(LOCAL_GROUP)
  if (nodes.some((node) => !isLocal(node))) groups.add(ALL_GROUP)
  return groups
}

/** Without any nodes there is nothing to compare with; the rule about nodes speaks then. */
function isKnownNode(name: string, network: NetworkDescription): boolean {
  if (network.nodes.length === 0 || name === LOCAL_GROUP) return true
  return network.nodes.some((node) => node.name === name || matchesAddress(node.address, name))
}

/** True when `address` is the given one or, with `*` in it, may stand for it. */
function matchesAddress(address: string, given: string): boolean {
  const [start = '', ...rest] = address.toLowerCase().split('*')
  const text = given.toLowerCase()
  if (rest.length === 0) return text === start
  const end = rest.pop() ?? ''
  if (!text.startsWith(start) || !text.endsWith(end) || text.length < start.length + end.length) return false
  let middle = text.slice(start.length, text.length - end.length)
  for (const part of rest) {
    const at = middle.indexOf(part)
    if (at < 0) return false
    middle = middle.slice(at + part.length)
  }
  return true
}

function nodeNames(nodes: readonly NodeDescription[]): string {
  const names = nodes.slice(0, 5).map((node) => node.name || node.address)
  return nodes.length > 5 ? `one of your nodes (${names.join(', ')}, …)` : listed(names, 'or')
}
