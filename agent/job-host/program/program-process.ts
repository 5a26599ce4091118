/** The process of an executable job, with all that it starts: none of them outlives this host. */
import { spawn, type ChildProcess } from 'node:child_process'
import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  openSync,
  readSync,
  realpathSync,
  statSync,
} from 'node:fs'
import { delimiter, isAbsolute, join, sep } from 'node:path'
import type { Program } from '../../core/network/description'
import { JobFailure } from '../job-failure'

/** Kills a process group once its standard input ends, which it does with this process however that ends. */
const GUARD = ['-c', 'read _; kill -KILL "-$1"', 'guard']

/** How a program ended: with a code, or by a signal. */
export interface ProgramEnd {
  code: number | null
  signal: NodeJS.Signals | null
}

export class ProgramProcess {
  private readonly child: ChildProcess
  private readonly guard: ChildProcess | null = null

  /**
   * Starts the program in a process group of its own; `descriptors` become 3, 4, …. Throws JobFailure where it cannot be
   * started; `ended` is called once.
   */
  constructor(
    private readonly label: string,
    program: Program,
    pipeArguments: string[],
    descriptors: number[],
    ended: (end: ProgramEnd, failure: JobFailure | null) => void,
  ) {
    const [name = '', ...rest] = program.command
    const file = findProgram(name, process.cwd(), label)
    // This host's own setting, see program-pipes.ts.
    const { UV_THREADPOOL_SIZE: _, ...environment } = process.env
    this.child = spawn(file, [...rest, ...program.parameters, ...pipeArguments], {
      argv0: name,
      // A Python program prints at once.
      env: { ...environment, PYTHONUNBUFFERED: '1' },
      stdio: ['ignore', 'inherit', 'inherit', ...descriptors],
      detached: true,
    })
    this.child.once('error', (error) => {
      ended(
        { code: null, signal: null },
        new JobFailure('load', `${label} cannot be started: ${error.message}`),
      )
    })
    this.child.once('exit', (code, signal) => ended({ code, signal }, null))
    if (this.child.pid === undefined) return
    this.guard = spawn('/bin/sh', [...GUARD, String(this.child.pid)], {
      stdio: ['pipe', 'ignore', 'ignore'],
      detached: true,
    })
  }

  /** Asks the program, and what it has started, to end. */
  terminate(): void {
    this.signal('SIGTERM')
  }

  /** Ends the program with all that it has started. */
  kill(): void {
    this.signal('SIGKILL')
  }

  /** Ends what is left of it. */
  close(): void {
    this.kill()
    this.guard?.stdin?.destroy()
  }

  describeEnd({ code, signal }: ProgramEnd): string {
    return signal === null
      ? `${this.label} ended with exit code ${String(code)}`
      : `${this.label} was killed by ${signal}`
  }

  private signal(signal: NodeJS.Signals): void {
    if (this.child.pid === undefined) return
    try {
      process.kill(-this.child.pid, signal)
    } catch (error) {
      // It is gone, with all that it has started.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
    }
  }
}

/** The program's file: in the job's folder, or on the node. Throws JobFailure where there is none that can be started. */
function findProgram(name: string, folder: string, label: string): string {
  const refuse = (reason: string): JobFailure => new JobFailure('load', `${label} ${reason}`)
  const beside = isAbsolute(name) ? name : join(folder, name)
  if (!name.includes(sep) && !isFile(beside)) {
    const found = (process.env.PATH ?? '')
      .split(delimiter)
      .map((place) => join(place, name))
      .find(canRun)
    if (found === undefined) throw refuse('is neither in its dependencies nor installed on this node')
    return found
  }
  if (!isFile(beside)) {
    throw refuse(isAbsolute(name) ? 'does not exist on this node' : 'is not in its dependencies')
  }
  const { mode } = statSync(beside)
  if (realpathSync(beside).startsWith(realpathSync(folder) + sep)) chmodSync(beside, mode | 0o100)
  if (!canRun(beside)) throw refuse('is not executable; chmod +x makes it so')
  if (!isFormatKnown(beside)) {
    throw refuse('cannot be started: it is no program, or a script without #! in its first line')
  }
  return beside
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return isFile(path)
  } catch {
    return false
  }
}

/** ELF, the kinds of Mach-O, and scripts: anything else would be started as a shell script. */
const formats = ['7f454c46', 'feedface', 'feedfacf', 'cefaedfe', 'cffaedfe', 'cafebabe']

function isFormatKnown(path: string): boolean {
  const start = Buffer.alloc(4)
  const descriptor = openSync(path, 'r')
  readSync(descriptor, start, 0, 4, 0)
  closeSync(descriptor)
  return start.toString('latin1').startsWith('#!') || formats.includes(start.toString('hex'))
}
