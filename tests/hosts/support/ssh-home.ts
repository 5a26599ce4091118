import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { NodeAccess } from '../../../electron/client/nodes/node-connector'
import type { SshQuestions } from '../../../electron/ssh/questions'
import { resolveTarget } from '../../../electron/ssh/ssh-target'
import type { SshTarget } from '../../../electron/ssh/ssh-target'
import { keyFile, USER } from './test-host'
import type { TestHost } from './test-host'

/** A home folder with nothing but the key that every host accepts. */
export async function makeHome(): Promise<{ home: string; remove: () => void }> {
  const home = mkdtempSync(path.join(tmpdir(), 'fission-test-'))
  mkdirSync(path.join(home, '.ssh'), { mode: 0o700 })
  cpSync(await keyFile(), path.join(home, '.ssh', 'id_ed25519'))
  return { home, remove: () => rmSync(home, { recursive: true, force: true }) }
}

/** How a host is reached from such a home. */
export function targetOf({ name, address }: TestHost, home: string): SshTarget {
  return resolveTarget({ name, address, user: USER }, {}, home)
}

/** What a connector to a host needs, where that lies at its own address and nowhere else. */
export function accessTo(id: string, target: SshTarget, remoteRoot: string | null = null): NodeAccess {
  const place = { name: id, target: () => target, sources: [], onFound: () => undefined }
  return { id, place, remoteRoot, parts: [] }
}

/** Trusts every new host and knows no secrets. */
export const trusting: SshQuestions = {
  trustHost: () => Promise.resolve(true),
  password: () => Promise.resolve(null),
  passphrase: () => Promise.resolve(null),
}
