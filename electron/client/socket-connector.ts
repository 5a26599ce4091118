/** Reaches an agent through its socket on this computer. */
import { connect } from 'node:net'
import type { AgentConnector, AgentStream } from './connector'
import { AppError } from '../errors'

export class SocketConnector implements AgentConnector {
  /** `path`: the agent's Unix socket or Windows pipe; `death`: when its process has ended, if that can be known. */
  constructor(
    private readonly node: string,
    private readonly path: string,
    private readonly death?: Promise<void>,
  ) {}

  connect(signal: AbortSignal): Promise<AgentStream> {
    return new Promise((resolve, reject) => {
      const socket = connect(this.path)
      // Given to the socket itself, the signal would end it even when it has long been connected.
      const giveUp = (): void => void socket.destroy(new Error('no answer in time'))
      const refuse = (cause: Error): void => {
        signal.removeEventListener('abort', giveUp)
        reject(this.refusal(cause))
      }
      signal.addEventListener('abort', giveUp, { once: true })
      socket.once('error', refuse)
      socket.once('connect', () => {
        signal.removeEventListener('abort', giveUp)
        socket.off('error', refuse)
        resolve({ stream: socket, death: this.death })
      })
    })
  }

  private refusal(cause: Error): AppError {
    const message = `The agent of node ${this.node} does not answer at ${this.path}: ${cause.message}`
    return new AppError('unreachable', message, 'Start the agent, or the run, again.', { cause })
  }
}
