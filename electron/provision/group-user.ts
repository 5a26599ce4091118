/** The user whom all nodes of an inventory have in common. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseDocument } from 'yaml'
import { fileError } from '../errors'

/** `ansible_user` of the group's settings beside the inventory; null: none is said. */
export function groupUser(inventory: string): string | null {
  const file = path.join(path.dirname(inventory), 'group_vars', 'fissionservers', 'settings.yml')
  if (!existsSync(file)) return null
  try {
    const user = parseDocument(readFileSync(file, 'utf8')).get('ansible_user')
    return typeof user === 'string' ? user : null
  } catch (error) {
    throw fileError(`Reading ${file}`, error)
  }
}
