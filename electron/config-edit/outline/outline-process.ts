/** A process that outlines the files of one language; it lives for as long as it is asked. */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { boundToParent } from '../../../agent/runtime/process/bound-to-parent'
import { AppError } from '../../errors'
import { OutlineReply } from './outline'

/** How long one file may take. */
const REPLY_MS = 20_000

export class OutlineProcess {
  private readonly child: ChildProcess
  private readonly lines: AsyncIterator<string>
  private said = ''

  constructor(program: string, args: readonly string[]) {
    const bound = boundToParent(program, [...args])
    this.child = spawn(bound.program, bound.args, {
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
    })
    // How it ended is told where its answer is missed.
    this.child.on('error', (error) => (this.said += error.message))
    this.child.stdin!.on('error', () => this.child.stdin?.destroy())
    this.child
      .stderr!.setEncoding('utf8')
      .on('data', (text: string) => (this.said = (this.said + text).slice(-2000)))
    this.lines = createInterface({ input: this.child.stdout! })[Symbol.asyncIterator]()
  }

  /** Asks for one text after the other. */
  async outline(text: string): Promise<OutlineReply> {
    this.child.stdin!.write(`${JSON.stringify(text)}\n`)
    const late = setTimeout(() => this.child.kill('SIGKILL'), REPLY_MS)
    const next = await this.lines.next().finally(() => clearTimeout(late))
    if (next.done !== true) return OutlineReply.parse(JSON.parse(next.value))
    if (this.child.exitCode === null && this.child.signalCode === null) await once(this.child, 'close')
    throw new AppError(
      'internal',
      `The program that reads configs ended: ${this.said.trim() || 'it said nothing'}`,
      'Try it again, or change the config in the editor.',
    )
  }

  close(): void {
    this.child.kill('SIGKILL')
  }
}
