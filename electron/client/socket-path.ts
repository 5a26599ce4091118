/** Where a local agent listens. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** Unix socket addresses hold this many bytes on macOS, a few more on Linux. */
const LONGEST_SOCKET_PATH = 100

/** An address that only this user reaches, and how to clear it away. */
export interface SocketPath {
  path: string
  remove: () => void
}

/** A Unix socket in a private folder, or a named pipe with an unguessable name on Windows. */
export function makeSocketPath(): SocketPath {
  if (process.platform === 'win32') {
    return { path: `\\\\.\\pipe\\fission-${randomBytes(16).toString('hex')}`, remove: () => undefined }
  }
  const folder = mkdtempSync(path.join(shortTemporaryFolder(), 'fission-'))
  return { path: path.join(folder, 's'), remove: () => rmSync(folder, { recursive: true, force: true }) }
}

function shortTemporaryFolder(): string {
  const usual = tmpdir()
  return Buffer.byteLength(usual) + '/fission-XXXXXX/s'.length < LONGEST_SOCKET_PATH ? usual : '/tmp'
}
