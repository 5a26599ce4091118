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

/** Why there was never a process. */
export interface Refusal {
  reason: string
  /** Another attempt may help: the system was merely short of something. */
  retry: boolean
}

/** What there is of a process: nothing at all, or one without sockets, where the system had no more to give. */
export interface SpawnedHost {
  child: ChildProcess | null
  /** The agent's end of descriptor 3, where that is not `theirs`. */
  socket: Socket | null
}

/** `theirs` becomes descriptor 3, or else a new pipe. `onRefused` is called later. */
export function spawnHost(
  command: HostCommand,
  theirs: Socket | null,
  onRefused: (refusal: Refusal) => void,
): SpawnedHost {
  const { program, args } = boundToParent(command.program, command.args)
  const refuse = (error: unknown): void => {
    if (codeOf(error) === 'ENOENT') return onRefused(notFound(command))
    const reason = error instanceof Error ? error.message : String(error)
    onRefused({ reason: `its process could not be started: ${reason}`, retry: true })
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

/** The refusal behind an exit code with which setpriv, like a shell, says that it could not run the program. */
export function notStarted(command: HostCommand, exitCode: number | null): Refusal | null {
  return exitCode === 126 || exitCode === 127 ? notFound(command) : null
}

function notFound({ program }: HostCommand): Refusal {
  return {
    reason: `its process could not be started: "${program}" is not installed on this node`,
    retry: false,
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : null
}
