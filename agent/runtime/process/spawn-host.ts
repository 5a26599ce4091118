/** Starts the process of a job host; that it cannot be started is told, never thrown. */
import { spawn, type ChildProcess } from 'node:child_process'
import type { Socket } from 'node:net'
import { boundToParent } from './bound-to-parent'

/** Program and arguments, never a shell string. */
export interface HostCommand {
  program: string
  args: string[]
  environment?: Record<string, string>
}

/** What there is of a process: nothing at all, or one without sockets, where the system had no more to give. */
export interface SpawnedHost {
  child: ChildProcess | null
  /** The agent's end of descriptor 3, where that is not `theirs`. */
  socket: Socket | null
}

/** `theirs` becomes descriptor 3, or else a new pipe. `onRefused` is called later, with a sentence. */
export function spawnHost(
  command: HostCommand,
  theirs: Socket | null,
  onRefused: (reason: string) => void,
): SpawnedHost {
  const { program, args } = boundToParent(command.program, command.args)
  const refuse = (error: unknown): void => {
    const reason = error instanceof Error ? error.message : String(error)
    onRefused(`its process could not be started: ${reason}`)
  }
  try {
    const child = spawn(program, args, {
      stdio: ['ignore', 'pipe', 'pipe', theirs ?? 'pipe'],
      env: { ...process.env, ...command.environment },
      windowsHide: true,
    })
    child.on('error', (error) => {
      if (child.pid === undefined) refuse(error)
    })
    // Without descriptors for its pipes the child has no stdio at all.
    const stdio = child.stdio as ChildProcess['stdio'] | undefined
    return { child, socket: (stdio?.[3] as Socket | null | undefined) ?? null }
  } catch (error) {
    // Most refusals are events, but not those for want of memory.
    setImmediate(() => refuse(error))
    return { child: null, socket: null }
  }
}
