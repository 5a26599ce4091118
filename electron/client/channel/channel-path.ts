/** Where the channel of a run lies: in a folder that only this user may enter. */
import { makeSocketPath } from '../socket-path'
import type { SocketPath } from '../socket-path'

/** On Windows, node-ipc makes the name of a pipe of it, and the random part keeps others from guessing it. */
export function makeChannelPath(): SocketPath {
  const made = makeSocketPath()
  if (process.platform !== 'win32') return made
  return { ...made, path: made.path.replace('\\\\.\\pipe\\', '') }
}
