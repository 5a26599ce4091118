import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
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

/** Trusts every new host and knows no secrets. */
export const trusting: SshQuestions = {
  trustHost: () => Promise.resolve(true),
  password: () => Promise.resolve(null),
  passphrase: () => Promise.resolve(null),
}
