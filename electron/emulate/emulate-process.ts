/** The process in which one round of one job is emulated: asked once, and ended with this one. */
import { spawn } from 'node:child_process'
import type { Readable } from 'node:stream'
import { boundToParent } from '../../agent/runtime/process/bound-to-parent'
import { EmulateReply, type EmulateRequest } from './emulate-protocol'

/** Program and arguments of the language's emulator. */
export interface EmulateCommand {
  program: string
  args: string[]
}

/** The reply, or how the process ended without one. What the job prints goes to stderr. */
export async function askEmulator(
  command: EmulateCommand,
  request: EmulateRequest,
): Promise<EmulateReply | { type: 'died'; how: string }> {
  const { program, args } = boundToParent(command.program, command.args)
  const child = spawn(program, args, {
    cwd: request.root,
    stdio: ['pipe', process.stderr, process.stderr, 'pipe'],
    windowsHide: true,
  })
  const chunks: Buffer[] = []
  const reply = child.stdio[3] as Readable
  reply.on('data', (chunk: Buffer) => chunks.push(chunk))
  // It may end before it has read its request; how it ended says why.
  child.stdin?.on('error', () => child.stdin?.destroy())
  child.stdin?.end(JSON.stringify(request))
  const how = await new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('close', (code, signal) => resolve(signal ?? `exit code ${String(code)}`))
  })
  const text = Buffer.concat(chunks).toString('utf8')
  return text === '' ? { type: 'died', how } : EmulateReply.parse(JSON.parse(text))
}
