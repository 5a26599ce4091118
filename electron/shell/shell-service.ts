/** The shells that windows have open. */
import { StringDecoder } from 'node:string_decoder'
import type { ClientChannel } from 'ssh2'
import { AppError } from '../errors'
import type { Sink } from '../host/handlers'
import type { SshConnection } from '../ssh/ssh-connection'

export interface TerminalSize {
  columns: number
  rows: number
}

export class ShellService {
  private readonly shells = new Map<string, ClientChannel>()

  /** Resolves when the shell has ended; a window that goes away ends it. */
  async open(
    id: string,
    ssh: SshConnection,
    size: TerminalSize,
    sink: Sink<{ data: string }>,
  ): Promise<void> {
    if (this.shells.has(id)) throw new AppError('usage', 'This shell is open already', 'Open another one.')
    const channel = await ssh.shell(size)
    this.shells.set(id, channel)
    sink.onClose(() => channel.close())
    const decoder = new StringDecoder('utf8')
    try {
      // The next bytes are read when these are on the screen: a flood slows only its shell.
      for await (const bytes of channel) await sink.send({ data: decoder.write(bytes as Buffer) })
    } finally {
      this.shells.delete(id)
    }
  }

  type(id: string, data: string): void {
    this.find(id).write(data)
  }

  resize(id: string, { columns, rows }: TerminalSize): void {
    this.find(id).setWindow(rows, columns, 0, 0)
  }

  private find(id: string): ClientChannel {
    const channel = this.shells.get(id)
    if (channel) return channel
    throw new AppError('not-found', 'This shell has ended', 'Open another one.')
  }
}
