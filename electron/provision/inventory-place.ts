/** Where the inventory lies unless it is named. */
import { homedir } from 'node:os'
import path from 'node:path'
import { findProject } from '../project/network-folder'

/** `inventory/hosts.yml` in the project around `directory`; outside of projects in `~/.fission`. */
export function inventoryPlace(directory: string, home = homedir()): string {
  return path.join(findProject(directory) ?? path.join(home, '.fission'), 'inventory', 'hosts.yml')
}
