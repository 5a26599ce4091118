/** One JSON-RPC connection over a byte stream, whose end reaches everyone who waits for an answer. */
import { createMessageConnection, StreamMessageReader } from 'vscode-jsonrpc/node'
import type { MessageConnection } from 'vscode-jsonrpc/node'
import { DirectMessageWriter } from './message-writer'
import { fromWire, RpcError } from './rpc-error'

/** What both sides speak over: a socket, or one end of an SSH channel. */
export type ByteStream = NodeJS.ReadWriteStream & { destroy(): unknown; readonly writableLength: number }

/** Called once; the error says why when the other side broke the protocol. */
export type CloseListener = (error: Error | null) => void

/** Untyped requests and notifications; rpc.ts gives them their types. */
export class Channel {
  readonly connection: MessageConnection
  private readonly listeners: CloseListener[] = []
  private readonly waiting = new Set<(error: Error) => void>()
  private closed = false

  constructor(private readonly stream: ByteStream) {
    this.connection = createMessageConnection(
      new StreamMessageReader(stream),
      new DirectMessageWriter(stream),
    )
    // After dispose() the stream may still fail, when nobody else listens.
    stream.on('error', (error: Error) => this.close(error))
    stream.on('end', () => this.close(null))
    this.connection.onClose(() => this.close(null))
    this.connection.onError(([error]) => this.close(error))
  }

  onClose(listener: CloseListener): void {
    this.listeners.push(listener)
  }

  request(method: string, params: unknown): Promise<unknown> {
    if (this.closed) return Promise.reject(connectionClosed())
    return new Promise((resolve, reject) => {
      const refuse = (error: unknown): void => {
        this.waiting.delete(refuse)
        reject(fromWire(error))
      }
      this.waiting.add(refuse)
      this.connection.sendRequest(method, params).then((result: unknown) => {
        this.waiting.delete(refuse)
        resolve(result)
      }, refuse)
    })
  }

  notify(method: string, params: unknown): void {
    if (this.closed) return
    this.connection.sendNotification(method, params).catch((error: unknown) => this.close(fromWire(error)))
  }

  /** Bytes that the other side has not taken yet. */
  get backlogBytes(): number {
    return this.stream.writableLength
  }

  close(error: Error | null): void {
    if (this.closed) return
    this.closed = true
    this.connection.dispose()
    this.stream.destroy()
    for (const refuse of [...this.waiting]) refuse(error ?? connectionClosed())
    for (const listener of this.listeners) listener(error)
  }
}

function connectionClosed(): RpcError {
  return new RpcError('connection-closed', 'The connection to the agent is closed', '')
}
