/** The named pipes, or descriptors, by which a program reads its inputs and writes its outputs. */
import { spawnSync } from 'node:child_process'
import { closeSync, constants, mkdirSync, open, openSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { JobDescription, Program } from '../../core/network/description'
import { JobFailure } from '../job-failure'

const { O_NONBLOCK, O_RDONLY, O_RDWR, O_WRONLY } = constants

/** Within the job's folder; removed when the job ends. */
const FOLDER = '.pipes'

/** A thread waits for each named pipe until the program opens it; a few are for everything else. */
const OTHER_THREADS = 4

/** One pipe of a program. */
export class ProgramPipe {
  /** This process's end; null until the program has opened its own. */
  descriptor: number | null = null
  /** The program's end, where it is handed on. */
  handedOn: number | null = null
  /** Keeps the pipe open while the program closes and opens it, as a shell script does for every line. */
  private kept: number | null = null

  constructor(
    readonly path: string,
    readonly flag: string,
    /** The program reads it. */
    private readonly isInput: boolean,
  ) {}

  get wasOpened(): boolean {
    return this.descriptor !== null
  }

  /** Calls `opened` with this process's end once the program has opened its own. */
  open(opened: (descriptor: number) => void, failed: (error: Error) => void): void {
    const [ours, theirs] = this.isInput ? [O_WRONLY, O_RDONLY] : [O_RDONLY, O_WRONLY]
    open(this.path, ours, (error, descriptor) => {
      if (error !== null) return failed(error)
      this.kept = openSync(this.path, theirs | O_NONBLOCK)
      this.descriptor = descriptor
      opened(descriptor)
    })
  }

  /** Opens both ends, one to be handed on to the program. */
  openBoth(opened: (descriptor: number) => void): void {
    const both = openSync(this.path, O_RDWR | O_NONBLOCK)
    this.handedOn = openSync(this.path, this.isInput ? O_RDONLY : O_WRONLY)
    this.descriptor = openSync(this.path, (this.isInput ? O_WRONLY : O_RDONLY) | O_NONBLOCK)
    closeSync(both)
    opened(this.descriptor)
  }

  /** The program has its end. */
  started(): void {
    if (this.handedOn !== null) closeSync(this.handedOn)
    this.handedOn = null
  }

  /** Lets a thread go that waits for the program: this process could not exit without it. */
  abandon(): void {
    if (!this.wasOpened) closeSync(openSync(this.path, O_RDWR | O_NONBLOCK))
  }

  /** This process keeps nothing open that the program reads or writes, besides its own end. */
  letGo(): void {
    if (this.kept !== null) closeSync(this.kept)
    this.kept = null
  }
}

/** One for each input, then one for each output. Throws JobFailure where they cannot be made. */
export function makePipes(job: JobDescription, program: Program, directory: string): ProgramPipe[] {
  const label = `${job.type} ${job.id}`
  if (process.platform === 'win32') {
    const advice = 'which Windows does not have; run it on Linux or macOS'
    throw new JobFailure('load', `${label} is joined to its pipes by named pipes, ${advice}`)
  }
  const folder = join(directory, FOLDER)
  const pipeOf = (pipe: number, flag: string, isInput: boolean): ProgramPipe =>
    new ProgramPipe(join(folder, `${pipe}.fifo`), flag, isInput)
  const pipes = [
    ...job.inputs.map((pipe) => pipeOf(pipe, program.inputFlag, true)),
    ...job.outputs.map((pipe) => pipeOf(pipe, program.outputFlag, false)),
  ]
  removePipes(directory)
  mkdirSync(folder)
  const made = spawnSync('mkfifo', ['--', ...pipes.map(({ path }) => path)], { encoding: 'utf8' })
  if (made.status !== 0) {
    const reason = made.error?.message ?? made.stderr.trim()
    throw new JobFailure('load', `the named pipes of ${label} cannot be made in ${folder}: ${reason}`)
  }
  // Read when the first thread is needed, which is when the first pipe is opened.
  process.env.UV_THREADPOOL_SIZE = String(pipes.length + OTHER_THREADS)
  return pipes
}

/** Removes the named pipes of a job. */
export function removePipes(directory: string): void {
  rmSync(join(directory, FOLDER), { recursive: true, force: true })
}
