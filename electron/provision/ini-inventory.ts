/** Inventories in Ansible's older format, INI: read for their nodes. */
import { hostNames } from './host-pattern'
import type { InventoryNode } from './inventory'

/** The nodes of `group`, or of all groups where there is no such group. */
export function iniNodes(text: string, group: string): InventoryNode[] {
  const { hosts, variables } = readSections(text)
  const members = hosts.get(group) ?? [...hosts.values()].flat()
  const shared = { ...variables.get('all'), ...variables.get(group) }
  const nodes = members.flatMap(({ pattern, own }) =>
    hostNames(pattern).map((name) => {
      const value = (key: string): string | null => ({ ...shared, ...own })[key] ?? null
      return {
        name,
        address: value('ansible_host'),
        user: value('ansible_user'),
        dataAddress: value('data_address') ?? value('dispy_ip'),
      }
    }),
  )
  return [...new Map(nodes.map((node) => [node.name, node])).values()]
}

interface Member {
  pattern: string
  own: Record<string, string>
}

function readSections(text: string): {
  hosts: Map<string, Member[]>
  variables: Map<string, Record<string, string>>
} {
  const hosts = new Map<string, Member[]>()
  const variables = new Map<string, Record<string, string>>()
  let [section, kind] = ['ungrouped', 'hosts']
  for (const raw of text.split('\n')) {
    const line = raw.replace(/(^|\s)[#;].*$/, '').trim()
    const [, name, suffix] = /^\[([^\]:]+)(?::(\w+))?\]$/.exec(line) ?? []
    if (name !== undefined) [section, kind] = [name, suffix ?? 'hosts']
    else if (line === '') continue
    else if (kind === 'vars') variables.set(section, { ...variables.get(section), ...settingsOf(line) })
    else if (kind === 'hosts') {
      const [pattern = '', ...rest] = line.split(/\s+/)
      hosts.set(section, [...(hosts.get(section) ?? []), { pattern, own: settingsOf(rest.join(' ')) }])
    }
  }
  return { hosts, variables }
}

/** `key=value key2='other value'` */
function settingsOf(text: string): Record<string, string> {
  const pairs = [...text.matchAll(/([\w.-]+)\s*=\s*(?:'([^']*)'|"([^"]*)"|(\S+))/g)]
  return Object.fromEntries(pairs.map(([, key = '', a, b, c]) => [key, a ?? b ?? c ?? '']))
}
