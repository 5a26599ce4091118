/** Writes each JSON-RPC message to a stream in one piece and at once, so that the stream itself says what waits. */
import { AbstractMessageWriter } from 'vscode-jsonrpc/node'
import type { Message, MessageWriter } from 'vscode-jsonrpc/node'

/** The library's own writer waits for each message before it hands over the next, and hides how many wait. */
export class DirectMessageWriter extends AbstractMessageWriter implements MessageWriter {
  constructor(private readonly stream: NodeJS.WritableStream) {
    super()
  }

  write(message: Message): Promise<void> {
    const body = JSON.stringify(message)
    this.stream.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
    return Promise.resolve()
  }

  end(): void {
    this.stream.end()
  }
}
