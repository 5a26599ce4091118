/** The inspector's child process: started early, asked once, and never left behind. */
import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import type { Readable } from 'node:stream'
import { boundToParent } from '../../agent/runtime/process/bound-to-parent'
import { AppError } from '../errors'
import { nodeProgram, resourcePath } from '../paths'
import type { InspectReply, InspectRequest } from './inspect-protocol'
import type { NetworkFolder } from './network-folder'

/** What is kept of the things that a config prints. */
const OUTPUT_BYTES = 64 * 1024

/** The reply, if there was one, and how the process ended. */
export interface InspectOutcome {
  reply: InspectReply | undefined
  ended: { type: 'timeout'; afterMs: number } | { type: 'exit'; how: string }
  /** Something came where the reply comes: the inspector's own program did start. */
  greeted: boolean
  /** The last of what the config printed. */
  output: string
}

/** A child that waits for its one request. */
export interface InspectProcess {
  /** Hands over the request; the process is killed when it has no answer in time. */
  ask(request: InspectRequest, timeoutMs: number): Promise<InspectOutcome>
  /** Ends the process if it still runs. */
  kill(): void
}

/** How a child is started, and the file of this installation that it needs. */
export interface InspectCommand {
  program: string
  args: string[]
  needs: string
}

/** Starts a child in the project's folder. Throws AppError when the installation lacks its program. */
export function startInspectProcess(
  { root }: NetworkFolder,
  command: InspectCommand = typescriptInspector(),
): InspectProcess {
  if (!existsSync(command.needs)) {
    throw new AppError(
      'incomplete-installation',
      `${command.needs} is missing`,
      'Run `npm run build` in a checkout, or install the app again.',
    )
  }
  const { program, args } = boundToParent(command.program, command.args)
  const child = spawn(program, args, {
    cwd: root,
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
    // Ctrl+C in a terminal is for the client, which ends this process itself.
    detached: process.platform !== 'win32',
    windowsHide: true,
  })
  const kill = (): void => void child.kill('SIGKILL')
  const ended = collect(child)
  // It may end before it has read its request; how it ended is told by `ended`.
  child.stdin.on('error', () => child.stdin.destroy())
  return {
    kill,
    async ask(request, timeoutMs) {
      const late = new AbortController()
      const timer = setTimeout(() => {
        late.abort()
        kill()
      }, timeoutMs)
      child.stdin.end(JSON.stringify(request))
      const outcome = await ended.finally(() => clearTimeout(timer))
      if (late.signal.aborted && outcome.reply === undefined)
        outcome.ended = { type: 'timeout', afterMs: timeoutMs }
      return outcome
    },
  }
}

function typescriptInspector(): InspectCommand {
  const script = resourcePath('dist/inspect.cjs')
  return { program: nodeProgram(), args: [script], needs: script }
}

function collect(child: ChildProcess): Promise<InspectOutcome> {
  const replyChunks: Buffer[] = []
  const reply = child.stdio[3] as Readable
  reply.on('data', (chunk: Buffer) => replyChunks.push(chunk))
  let output = ''
  const keep = (chunk: string): void => {
    output = (output + chunk).slice(-OUTPUT_BYTES)
  }
  child.stdout?.setEncoding('utf8').on('data', keep)
  child.stderr?.setEncoding('utf8').on('data', keep)
  return new Promise((resolve) => {
    const finish = (how: string): void => {
      const answer = Buffer.concat(replyChunks)
      resolve({
        reply: parseReply(answer),
        ended: { type: 'exit', how },
        greeted: answer.length > 0,
        output,
      })
    }
    child.once('error', (error) => finish(error.message))
    child.once('close', (code, signal) => finish(signal ?? `exit code ${String(code)}`))
  })
}

/** A reply that was cut off by the end of the process is none. */
function parseReply(bytes: Buffer): InspectReply | undefined {
  try {
    return JSON.parse(bytes.toString('utf8')) as InspectReply
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
