/** One SSH connection to one host: programs, files and sockets go over it, any number at a time. */
import type { Readable } from 'node:stream'
import type { Client, ClientChannel, SFTPWrapper } from 'ssh2'
import type { ByteStream } from '../../agent/protocol/channel'
import { AppError } from '../errors'
import { quoteArguments } from './quote'
import type { SshTarget } from './ssh-target'

/** What a program on the host printed and how it ended. */
export interface Executed {
  /** Exit code; null when a signal ended it. */
  code: number | null
  signal: string | null
  stdout: string
  stderr: string
}

/** A program whose output is read as it comes, and waits until it is. */
export interface ProgramStream {
  stdout: Readable
  /** Sends it a signal, such as `INT`; in vain where its input has ended. */
  signal: (name: string) => void
  /** Resolves when the program has ended and its output was read. */
  ended: Promise<Omit<Executed, 'stdout'>>
}

/** More output than this is cut off: programs that are started here say little. */
const OUTPUT_BYTES = 1024 * 1024

export class SshConnection {
  private readonly closeListeners = new Set<() => void>()
  private closed = false

  /** `client` is ready. */
  constructor(
    readonly target: SshTarget,
    private readonly client: Client,
  ) {
    client.on('close', () => this.onClosed())
    // Errors of an established connection are followed by its close.
    client.on('error', () => client.end())
  }

  get isClosed(): boolean {
    return this.closed
  }

  /** Starts `argv[0]` with exactly these arguments; no shell reads them as anything else. */
  exec(argv: readonly string[], { stdin }: { stdin?: Readable | string } = {}): Promise<Executed> {
    return this.open<ClientChannel, Executed>(
      (done) => this.client.exec(quoteArguments(argv), done),
      // At once: a short program's exit may have come with the channel.
      (channel) => this.untilExit(channel, stdin),
    )
  }

  /**
   * Starts a program as `exec` does, for output of any length. With a `line` its input stays open after that, and it can be
   * sent signals: ssh2 sends none once the input has ended.
   */
  stream(argv: readonly string[], { line }: { line?: string } = {}): Promise<ProgramStream> {
    return this.open<ClientChannel, ProgramStream>(
      (done) => this.client.exec(quoteArguments(argv), done),
      (channel) => {
        const ended = this.untilEnded(channel)
        // A reader that fails first has no ear for it.
        ended.catch(() => undefined)
        if (line === undefined) channel.end()
        else channel.write(`${line}\n`)
        return { stdout: channel, signal: (name) => channel.signal(name), ended }
      },
    )
  }

  private untilEnded(channel: ClientChannel): Promise<Omit<Executed, 'stdout'>> {
    return new Promise((resolve, reject) => {
      let stderr = ''
      channel.stderr.setEncoding('utf8').on('data', (text: string) => {
        if (stderr.length < OUTPUT_BYTES) stderr += text
      })
      channel.on('error', reject)
      let exit: { code: number | null; signal: string | null } | null = null
      channel.on('exit', (code: number | null, signal?: string) => (exit = { code, signal: signal ?? null }))
      channel.on('close', () => (exit ? resolve({ ...exit, stderr }) : reject(this.broken())))
    })
  }

  private untilExit(channel: ClientChannel, stdin?: Readable | string): Promise<Executed> {
    return new Promise((resolve, reject) => {
      let stdout = ''
      channel.setEncoding('utf8').on('data', (text: string) => {
        if (stdout.length < OUTPUT_BYTES) stdout += text
      })
      this.untilEnded(channel)
        .finally(() => {
          if (typeof stdin === 'object') stdin.destroy()
        })
        .then((ended) => resolve({ ...ended, stdout }), reject)
      if (stdin === undefined || typeof stdin === 'string') return void channel.end(stdin ?? '')
      stdin.on('error', (error) => {
        channel.destroy()
        reject(error)
      })
      stdin.pipe(channel)
    })
  }

  /** A login shell in a terminal of this size. */
  shell({ columns, rows }: { columns: number; rows: number }): Promise<ClientChannel> {
    const window = { cols: columns, rows, term: 'xterm-256color' }
    return this.open<ClientChannel>((done) => this.client.shell(window, done), same)
  }

  /** The host's files. */
  sftp(): Promise<SFTPWrapper> {
    return this.open<SFTPWrapper>((done) => this.client.sftp(done), same)
  }

  /** Connects to a Unix socket on the host. */
  openSocket(path: string): Promise<ByteStream> {
    return this.open<ClientChannel>((done) => this.client.openssh_forwardOutStreamLocal(path, done), same)
  }

  /** Connects from the host to another one. */
  openTcp(host: string, port: number): Promise<ClientChannel> {
    return this.open<ClientChannel>((done) => this.client.forwardOut('127.0.0.1', 0, host, port, done), same)
  }

  /** Hears of the connection's end, also of one that has already come. */
  onClose(listener: () => void): void {
    if (this.closed) listener()
    else this.closeListeners.add(listener)
  }

  /** Ends it without waiting for anything that is on its way. */
  close(): void {
    this.client.destroy()
    this.onClosed()
  }

  private onClosed(): void {
    if (this.closed) return
    this.closed = true
    for (const listener of this.closeListeners) listener()
  }

  /** A request that the end of the connection fails, too; `use` is called with what was opened, before anything comes. */
  private open<T, R = T>(
    request: (done: (error: Error | undefined, opened: T) => void) => unknown,
    use: (opened: T) => R | Promise<R>,
  ): Promise<R> {
    return new Promise((resolve, reject) => {
      const onClose = (): void => reject(this.broken())
      this.onClose(onClose)
      if (this.closed) return
      request((error, opened) => {
        this.closeListeners.delete(onClose)
        if (error) reject(error)
        else resolve(use(opened))
      })
    })
  }

  private broken(): AppError {
    return new AppError(
      'unreachable',
      `The connection to node ${this.target.label} broke`,
      'Check its network, then try again.',
    )
  }
}

const same = <T>(opened: T): T => opened
