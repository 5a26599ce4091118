/** Answers the other terminals of this user on this computer about the run that this client holds. */
import nodeIpc from 'node-ipc'
import { describeFailure } from './failure'
import { Followers } from './followers'
import type { ChannelFailure } from './failure'
import { Channel, ChannelRequest, ForeignRequest } from './messages'
import type { ChannelMethod, ChannelParams, ChannelResult, Followed } from './messages'
import { makeChannelPath } from './channel-path'
import { statusOf } from './run-status'
import type { Run } from '../run'
import type { RunEvent } from '../run-types'

/** An open channel. */
export interface OpenChannel {
  /** Where other processes reach it. */
  path: string
  close: () => void
}

type Handlers = {
  [M in ChannelMethod]: (params: ChannelParams<M>) => Promise<ChannelResult<M>> | ChannelResult<M>
}

/** `holder`: this client as others read it. Resolves when others can connect. */
export async function serveChannel(run: Run, network: string, holder: string): Promise<OpenChannel> {
  const followers = new Followers()
  run.onEvent((event) => {
    const followed = follow(event)
    if (followed !== null) followers.add(followed)
  })
  const handlers: Handlers = {
    status: () => {
      const { state, figures, identity } = run
      return statusOf({ run: identity.run, network, holder, leftAt: null, state, figures })
    },
    console: async ({ jobs, last }) => {
      const wanted = jobs.length > 0 ? jobs : Object.keys(run.state.jobs).map(Number)
      const read = async (job: number) => ({ job, lines: await run.lastLines(job, last) })
      return { consoles: await Promise.all(wanted.map(read)) }
    },
    cursor: () => ({ cursor: followers.next }),
    follow: ({ cursor }) => followers.after(cursor),
    move: ({ job, node }) => {
      run.move(job, node)
      return null
    },
    stop: () => {
      run.stop()
      return null
    },
  }
  return listen(handlers)
}

async function listen(handlers: Handlers): Promise<OpenChannel> {
  const { path, remove } = makeChannelPath()
  const ipc = new nodeIpc.IPC()
  ipc.config.silent = true
  await new Promise<void>((resolve, reject) => {
    ipc.serve(path, resolve)
    ipc.server.on('error', reject)
    ipc.server.on('request', (data, socket) => {
      void answer(handlers, data).then((reply) => {
        if (reply !== null && !socket.destroyed) ipc.server.emit(socket, 'answer', reply)
      })
    })
    ipc.server.start()
  })
  // A second terminal does not keep this client alive.
  ipc.server.server.unref()
  const close = (): void => {
    ipc.server.stop()
    remove()
    // What was answered just now goes out first.
    setImmediate(() => ipc.server.sockets.forEach((socket) => socket.end().unref()))
  }
  return { path, close }
}

/** Null for what is no request; one of another version is answered, since somebody waits. */
async function answer(handlers: Handlers, data: unknown): Promise<unknown> {
  const request = ChannelRequest.safeParse(data)
  if (!request.success) {
    const foreign = ForeignRequest.safeParse(data)
    return foreign.success ? { call: foreign.data.call, error: unknownRequest(foreign.data.method) } : null
  }
  const { call, method, params } = request.data
  try {
    return { call, result: await carryOut(handlers, method, params) }
  } catch (error) {
    return { call, error: describeFailure(error) }
  }
}

function unknownRequest(method: string): ChannelFailure {
  return {
    code: 'version-mismatch',
    message: `The client that holds the run does not know the request "${method}"`,
    hint: 'Use the same version of Fission in both terminals.',
  }
}

async function carryOut<M extends ChannelMethod>(
  handlers: { [K in M]: Handlers[K] },
  method: M,
  raw: unknown,
): Promise<ChannelResult<M>> {
  return handlers[method](Channel[method].params.parse(raw) as ChannelParams<M>)
}

function follow(event: RunEvent): Followed | null {
  switch (event.type) {
    case 'metrics':
      return null
    case 'ended':
      return { type: 'ended', failed: event.summary.failed }
    default:
      return event
  }
}
