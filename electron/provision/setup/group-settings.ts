/** Settings that all nodes of an inventory share, in `group_vars` beside it; what else stands there survives. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { isMap, isSeq, parseDocument } from 'yaml'
import type { Document } from 'yaml'
import type { Package, SetupOptions } from '../../contract/provision'
import { fileError } from '../../errors'

const HEADER =
  '---\n# What all nodes share. ansible/inventories/production has an example with every setting.\n'

/** The playbook's variables: what the settings say already, and what was chosen besides. */
export function variablesOf(inventory: string, options: SetupOptions): Record<string, unknown> {
  const chosen = chosenLists(options)
  if (chosen.length === 0) return {}
  const merged = parseDocument(withSettings(readSettings(settingsFile(inventory)), chosen)).toJSON() as object
  const names = chosen.map(([name]) => name)
  return Object.fromEntries(Object.entries(merged).filter(([name]) => names.includes(name)))
}

/** Adds what was chosen to the settings, so that the next action knows it too. */
export function noteSettings(inventory: string, options: SetupOptions): void {
  const file = settingsFile(inventory)
  const before = readSettings(file)
  const after = withSettings(before, chosenLists(options))
  if (after === before) return
  try {
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, after)
  } catch (error) {
    throw fileError(`Writing ${file}`, error)
  }
}

function chosenLists(options: SetupOptions): [string, unknown[]][] {
  const given: [string, unknown[]][] = [
    ['agent_apt_packages', options.aptPackages],
    ['agent_python_packages', options.pythonPackages],
    ['agent_groups', options.deviceGroups],
  ]
  return given.filter(([, list]) => list.length > 0)
}

function settingsFile(inventory: string): string {
  return path.join(path.dirname(inventory), 'group_vars', 'fissionservers', 'settings.yml')
}

function readSettings(file: string): string {
  try {
    return existsSync(file) ? readFileSync(file, 'utf8') : HEADER
  } catch (error) {
    throw fileError(`Reading ${file}`, error)
  }
}

/** The text of the settings with more in its lists; what is in a list already is not added again. */
function withSettings(text: string, variables: [string, unknown[]][]): string {
  const document: Document = parseDocument(text)
  // A file with nothing but remarks has no content yet.
  if (!isMap(document.contents)) document.contents = document.createNode({})
  let hasChanged = false
  for (const [name, wanted] of variables) {
    const list = document.get(name)
    const there = isSeq(list)
      ? list.items.map((item) => nameOf(isMap(item) ? item.toJSON() : String(item)))
      : []
    const fresh = wanted.filter((item) => !there.includes(nameOf(item)))
    if (fresh.length === 0) continue
    hasChanged = true
    if (isSeq(list) && list.items.length > 0) for (const item of fresh) list.add(document.createNode(item))
    else document.set(name, document.createNode(fresh))
  }
  return hasChanged ? document.toString({ lineWidth: 0 }) : text
}

function nameOf(item: unknown): string {
  return typeof item === 'object' && item !== null ? (item as Package).name : String(item)
}
