/** Who this client is, as agents and other clients are told. */
import { randomUUID } from 'node:crypto'
import { hostname, userInfo } from 'node:os'
import type { ClientInfo } from '../../agent/protocol/common'

const id = randomUUID()

/** `name` says what the client is, such as `fission run`; over every connection of this process it is the same client. */
export function clientInfo(name: string): ClientInfo {
  return { id, name, host: hostname(), user: userName() }
}

/** A user without an entry in the system's list, as in some containers, has no name. */
function userName(): string {
  try {
    return userInfo().username
  } catch {
    return process.env.USER ?? 'unknown'
  }
}
