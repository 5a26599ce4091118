/** Asks the client that holds a run on this computer. */
import nodeIpc from 'node-ipc'
import { AppError } from '../../errors'
import { Channel, ChannelAnswer } from './messages'
import type { ChannelMethod, ChannelParams, ChannelResult } from './messages'

/** A connection to the client that holds a run. */
export interface RunChannel {
  /** Rejects with an AppError when the client refuses, or is gone. */
  ask<M extends ChannelMethod>(method: M, params: ChannelParams<M>): Promise<ChannelResult<M>>
  close(): void
}

interface Waiting {
  resolve: (result: unknown) => void
  reject: (error: Error) => void
}

/** Null when nobody serves the path any more. */
export function openChannel(path: string): Promise<RunChannel | null> {
  const ipc = new nodeIpc.IPC()
  ipc.config.silent = true
  ipc.config.stopRetrying = true
  ipc.config.maxRetries = 0
  const waiting = new Map<number, Waiting>()
  let calls = 0
  return new Promise((resolve) => {
    ipc.connectTo('run', path, () => undefined)
    const client = ipc.of.run
    if (client === undefined) return resolve(null)
    const gone = (): void => {
      resolve(null)
      for (const { reject } of waiting.values()) reject(clientGone())
      waiting.clear()
    }
    client.on('error', gone)
    client.on('disconnect', gone)
    client.on('answer', (data) => settle(waiting, data))
    client.on('connect', () =>
      resolve({
        ask: async (method, params) => {
          const call = ++calls
          const result = await new Promise<unknown>((settled, reject) => {
            waiting.set(call, { resolve: settled, reject })
            client.emit('request', { call, method, params })
          })
          return Channel[method].result.parse(result) as ChannelResult<typeof method>
        },
        close: () => ipc.disconnect('run'),
      }),
    )
  })
}

function settle(waiting: Map<number, Waiting>, data: unknown): void {
  const answer = ChannelAnswer.safeParse(data)
  if (!answer.success) return
  const { call } = answer.data
  const asked = waiting.get(call)
  waiting.delete(call)
  if ('error' in answer.data) {
    const { message, hint } = answer.data.error
    asked?.reject(new AppError('run-failed', message, hint))
  } else asked?.resolve(answer.data.result)
}

function clientGone(): AppError {
  return new AppError(
    'unreachable',
    'The client that held the run is gone',
    'Take the run up: fission attach',
  )
}
