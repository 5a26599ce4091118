/** Listens on a Unix socket that only this user can connect to, from its first moment on. */
import { once } from 'node:events'
import type { Server } from 'node:net'
import { rmSync } from 'node:fs'

/** `path`: a Unix socket, whose leftover from an earlier process is replaced, or a Windows pipe. */
export async function listenPrivately(server: Server, path: string): Promise<void> {
  if (process.platform === 'win32') {
    server.listen(path)
  } else {
    rmSync(path, { force: true })
    // The socket file is made within listen(), so only it gets this mode.
    const before = process.umask(0o177)
    server.listen(path)
    process.umask(before)
  }
  await once(server, 'listening')
}
