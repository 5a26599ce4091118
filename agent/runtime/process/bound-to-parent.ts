/** Makes a child end with its parent even when it computes without end and never looks at its socket. */
import { existsSync } from 'node:fs'

const setpriv = ['/usr/bin/setpriv', '/bin/setpriv'].find((path) => existsSync(path))

/**
 * On Linux the kernel sends SIGKILL when the parent dies (prctl PR_SET_PDEATHSIG, through util-linux's setpriv).
 * Elsewhere, and where setpriv is missing, the job host's own watch on its parent does the same.
 */
export function boundToParent(program: string, args: string[]): { program: string; args: string[] } {
  if (process.platform !== 'linux' || setpriv === undefined)
    return { program, args: [...args, '--watch-parent'] }
  return { program: setpriv, args: ['--pdeathsig', 'KILL', '--', program, ...args] }
}
