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

  private untilExit(channel: ClientChannel, stdin?: Readable | string): Promise<Executed> {
    return new Promise((resolve, reject) => {
      const output = { stdout: '', stderr: '' }
      const collect = (name: 'stdout' | 'stderr') => (text: string) => {
        if (output[name].length < OUTPUT_BYTES) output[name] += text
      }
      channel.setEncoding('utf8').on('data', collect('stdout'))
      channel.stderr.setEncoding('utf8').on('data', collect('stderr'))
      channel.on('error', reject)
      let ended: { code: number | null; signal: string | null } | null = null
      channel.on('exit', (code: number | null, signal?: string) => (ended = { code, signal: signal ?? null }))
      channel.on('close', () => {
        if (typeof stdin === 'object') stdin.destroy()
        if (ended) resolve({ ...ended, ...output })
        else reject(this.broken())
      })
      if (stdin === undefined || typeof stdin === 'string') return void channel.end(stdin ?? '')
      stdin.on('error', (error) => {
        channel.destroy()
        reject(error)
      })
      stdin.pipe(channel)
    })
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
