/** Playbooks, agent and inventory, brought to the node that runs them. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { parseDocument } from 'yaml'
import { listFiles } from '../../deploy/file-list'
import type { PartEntry } from '../../deploy/file-list'
import { packEntries } from '../../deploy/pack'
import { AppError, fileError } from '../../errors'
import { resourcePath } from '../../paths'
import type { SshConnection } from '../../ssh/ssh-connection'
import { KnownHosts } from '../../ssh/known-hosts'
import { groupUser } from '../group-user'
import { Inventory } from '../inventory'
import { targetOf } from '../node-target'
import type { ProvisionRequest } from '../provision-request'

/** Where things lie on the node. */
export interface BroughtProject {
  /** Nobody else can read what is in it. */
  folder: string
  inventories: string[]
  knownHosts: string
}

const RECEIVE = `
folder=$(mktemp -d "\${TMPDIR:-/tmp}/fission-XXXXXXXX") && tar -xf - -C "$folder" && echo "$folder"
`

/** Settings that name files of this computer, which the node cannot see. */
const FILES = /^(agent_debs|agent_wheels|agent_node_archives)$/

/** Copies all of it; `draft` is a folder of ours for what has to be written first. */
export async function bringProject(
  ssh: SshConnection,
  request: ProvisionRequest,
  draft: string,
): Promise<BroughtProject> {
  refuseFiles(request)
  const entries = [
    ...(await listFiles(resourcePath('ansible'), 'ansible/')),
    await entryOf('dist/agent.tgz', resourcePath('dist/agent.tgz')),
    await entryOf('known_hosts', writeKnownHosts(request, draft)),
    await entryOf('own/hosts.yml', writeNodes(request, draft)),
    ...(await inventoryEntries(request.inventory)),
  ]
  const { stdout, stderr } = await ssh.exec(['sh', '-c', RECEIVE], {
    stdin: packEntries(entries, () => undefined),
  })
  const folder = stdout.trim()
  if (folder === '') throw notBrought(ssh.target.label, stderr)
  const own = `${folder}/own/hosts.yml`
  const inventories = existsSync(request.inventory) ? [`${folder}/inventory/hosts.yml`, own] : [own]
  return { folder, inventories, knownHosts: `${folder}/known_hosts` }
}

/** The node knows nothing of this computer's `~/.ssh/config`, so each host is named as it resolves here. */
function writeNodes({ nodes, inventory, keyFile }: ProvisionRequest, draft: string): string {
  const shared = groupUser(inventory)
  const own = Inventory.read(path.join(draft, 'nodes', 'hosts.yml'))
  for (const node of nodes) {
    const { host, user } = targetOf({ ...node, user: node.user ?? shared }, keyFile)
    own.put({ ...node, address: host, user: node.user ?? (shared === null ? user : null) })
  }
  own.save()
  return own.file
}

/** What is known here of the hosts' keys holds there too. */
function writeKnownHosts({ nodes }: ProvisionRequest, draft: string): string {
  const file = path.join(draft, 'known_hosts')
  const lines = nodes.flatMap((node) => {
    const { knownAs, port, knownHostsFiles } = targetOf(node)
    return new KnownHosts(knownHostsFiles).linesOf(knownAs, port)
  })
  writeFileSync(file, lines.map((line) => `${line}\n`).join(''))
  return file
}

async function inventoryEntries(inventory: string): Promise<PartEntry[]> {
  if (!existsSync(inventory)) return []
  const around = ['group_vars', 'host_vars'].map((name) => [name, path.join(path.dirname(inventory), name)])
  const lists = around.map(async ([name = '', folder = '']) =>
    existsSync(folder) ? listFiles(folder, `inventory/${name}/`) : [],
  )
  return [await entryOf('inventory/hosts.yml', inventory), ...(await Promise.all(lists)).flat()]
}

async function entryOf(name: string, file: string): Promise<PartEntry> {
  try {
    return { type: 'file', name, file, bytes: (await stat(file)).size, executable: false }
  } catch (error) {
    throw fileError(`Reading ${file}`, error)
  }
}

function refuseFiles({ variables, inventory }: ProvisionRequest): void {
  const file = path.join(path.dirname(inventory), 'group_vars', 'fissionservers', 'settings.yml')
  const written = parseDocument(existsSync(file) ? readFileSync(file, 'utf8') : '').toJSON() as unknown
  const settings = { ...(typeof written === 'object' ? written : {}), ...variables }
  const found = Object.entries(settings).find(([name, value]) => FILES.test(name) && !isEmpty(value))
  if (found === undefined) return
  throw new AppError(
    'unsupported',
    `The setting ${found[0]} names files of this computer, and the playbook would run on a node`,
    'Install Ansible here: sudo apt install ansible-core sshpass (macOS: brew install ansible sshpass).',
  )
}

function isEmpty(value: unknown): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

function notBrought(label: string, stderr: string): AppError {
  const why = stderr.trim().split('\n').at(-1) || 'it gave no reason'
  return new AppError(
    'unfit-node',
    `The playbooks could not be copied to ${label}: ${why}`,
    'See that /tmp there has some space.',
  )
}
