/** Listens on a Unix socket that only this user can connect to, from its first moment on. */
import { once } from 'node:events'
import { lstatSync, rmSync } from 'node:fs'
import { connect, type Server } from 'node:net'

/** What `sun_path` takes, without the zero byte at its end. */
const MAX_PATH_BYTES = process.platform === 'linux' ? 107 : 103

/**
 * `path`: a Unix socket, whose leftover from an earlier process is replaced, or a Windows pipe. Throws an Error with one
 * sentence where another process serves it, where something else lies there, or where the path is too long.
 */
export async function listenPrivately(server: Server, path: string): Promise<void> {
  if (process.platform === 'win32') {
    server.listen(path)
  } else {
    await clearSocketPath(path)
    // The socket file is made within listen(), so only it gets this mode.
    const before = process.umask(0o177)
    server.listen(path)
    process.umask(before)
  }
  await once(server, 'listening')
  // A connection for which there is no descriptor left is refused; those that stand go on.
  server.on('error', () => undefined)
}

/** Makes sure that a socket can be made at `path`: removes one that nobody serves, and nothing else. */
export async function clearSocketPath(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const bytes = Buffer.byteLength(path)
  if (bytes > MAX_PATH_BYTES) {
    throw new Error(`the path of a socket has at most ${MAX_PATH_BYTES} bytes, not ${bytes}: ${path}`)
  }
  const found = lstatSync(path, { throwIfNoEntry: false })
  if (found === undefined) return
  if (!found.isSocket()) throw new Error(`${path} is there already and is no socket`)
  if (await isServed(path)) throw new Error(`another process already serves ${path}`)
  rmSync(path, { force: true })
}

function isServed(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path, () => {
      socket.destroy()
      resolve(true)
    })
    socket.on('error', () => resolve(false))
  })
}
