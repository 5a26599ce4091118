/** The inventory: a plain YAML file that people edit too, so comments and whatever else stands in it survive. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { isMap, parseDocument } from 'yaml'
import type { Document, YAMLMap } from 'yaml'
import { AppError, fileError } from '../errors'
import { hostNames } from './host-pattern'
import { isIniInventory } from './is-ini-inventory'

/** The group of the playbook, FISSION's. */
const GROUP = 'fissionservers'

/** Raised when older versions cannot work on an inventory any more; the first ones, and people's own, name none. */
const VERSION = 1

/** What a new inventory begins with. */
const HEADER = `---
# The nodes. Each has a name and the address at which SSH reaches it (ansible_host). What all of them share is in
# group_vars/fissionservers/settings.yml.
${GROUP}:
  vars:
    inventory_version: ${VERSION}
  hosts: {}
`

/** One node as the inventory has it; null: the group's setting, or the name, holds. */
export interface InventoryNode {
  name: string
  address: string | null
  user: string | null
  /** Where other nodes reach its data. */
  dataAddress: string | null
}

export class Inventory {
  private constructor(
    readonly file: string,
    private readonly document: Document,
  ) {}

  /** Reads the file; one that is missing is an empty inventory. Throws an AppError that names the line. */
  static read(file: string): Inventory {
    try {
      return Inventory.parse(file, existsSync(file) ? readFileSync(file, 'utf8') : HEADER)
    } catch (error) {
      throw fileError(`Reading ${file}`, error)
    }
  }

  /** `file` is where it would lie. */
  static parse(file: string, text: string): Inventory {
    if (isIniInventory(text)) throw onlyRead(file)
    const document = parseDocument(text)
    const [error] = document.errors
    if (error) throw unreadable(`${file}:${error.linePos?.[0].line ?? 1}`, error.message.split('\n')[0] ?? '')
    const inventory = new Inventory(file, document)
    inventory.checkVersion()
    return inventory
  }

  get nodes(): InventoryNode[] {
    const hosts = this.hosts()
    return (hosts?.items ?? []).flatMap(({ key, value }) => {
      const text = (name: string): string | null => {
        const given = isMap(value) ? textOf(value.get(name)) : ''
        return given === '' ? null : given
      }
      return hostNames(textOf(key) || String(key)).map((name) => ({
        name,
        address: text('ansible_host'),
        user: text('ansible_user'),
        dataAddress: text('data_address') ?? text('dispy_ip'),
      }))
    })
  }

  /** Adds a node, or changes what is given of one that is there; everything else stays. */
  put({ name, address, user, dataAddress }: InventoryNode): void {
    const place = [...this.groupPath(), 'hosts', name]
    const given = { ansible_host: address, ansible_user: user, data_address: dataAddress }
    const changes = Object.entries(given).filter(
      ([key, value]) => value !== null && textOf(this.document.getIn([...place, key])) !== value,
    )
    if (changes.length === 0 && this.document.hasIn(place)) return
    const hosts = this.hosts()
    // An empty map is written as {}; its first entry makes it a list of lines.
    if (hosts?.items.length === 0) hosts.flow = false
    if (!isMap(this.document.getIn(place))) this.document.setIn(place, this.document.createNode({}))
    for (const [key, value] of changes) this.document.setIn([...place, key], value)
  }

  toString(): string {
    return `${this.document.toString({ lineWidth: 0 }).trimEnd()}\n`
  }

  /** Replaces the file in one step, and makes its folder. */
  save(): void {
    const draft = `${this.file}.${process.pid}.tmp`
    try {
      mkdirSync(path.dirname(this.file), { recursive: true })
      writeFileSync(draft, this.toString())
      renameSync(draft, this.file)
    } catch (error) {
      throw fileError(`Writing ${this.file}`, error)
    }
  }

  private checkVersion(): void {
    const version = Number(
      textOf(this.document.getIn([...this.groupPath(), 'vars', 'inventory_version'])) || 1,
    )
    if (version <= VERSION) return
    throw new AppError(
      'version-mismatch',
      `A newer version of Fission wrote the inventory ${this.file} (version ${version}, this one knows ${VERSION})`,
      'Install the newest version; nothing was changed in the file.',
    )
  }

  private hosts(): YAMLMap | null {
    const found = this.document.getIn([...this.groupPath(), 'hosts'])
    return isMap(found) ? found : null
  }

  /** The group stands at the top, or below `all`. */
  private groupPath(): string[] {
    const below = ['all', 'children', GROUP]
    return this.document.hasIn(below) ? below : [GROUP]
  }
}

/** A value as text; empty where there is none, or none that is text. */
function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

function onlyRead(file: string): AppError {
  return new AppError(
    'file-system',
    `The inventory ${file} is in the format INI, which is only read where hosts are chosen, and not written`,
    `Move it away and choose it in Add nodes (From a file…), or make it YAML: ansible-inventory -i ${file} --list --yaml`,
  )
}

function unreadable(place: string, reason: string): AppError {
  return new AppError(
    'file-system',
    `The inventory cannot be read: ${reason} (${place})`,
    'Correct the file; it is YAML.',
  )
}
