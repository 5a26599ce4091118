/** `job-host.cjs`: the process in which one TypeScript job runs. Waits for its job on descriptor 3. */
import { FrameKind } from '../protocol/frame'
import type { ToJobHost } from '../protocol/job-host'
import { AgentSocket } from './agent-socket'
import { BlockReceiver } from './block-receiver'
import { HostedJob } from './hosted-job'
import { HostedProgram } from './program/hosted-program'
import { printAtOnce } from './print-at-once'
import { watchParent } from './watch-parent'

if (process.argv.includes('--watch-parent')) watchParent()
printAtOnce(process.stdout)
printAtOnce(process.stderr)

let job: HostedJob | HostedProgram | null = null

const receiver = new BlockReceiver(
  {
    run: (pipe, run) => job?.blocks(pipe, run),
    frame: (kind, pipe, generation, round, data) => {
      if (kind === FrameKind.dummy) job?.missing(pipe, generation, round, data.readUInt32BE())
      else if (kind === FrameKind.end) job?.endInput()
      else if (kind === FrameKind.control) receive(messageIn(data))
      else throw new Error(`frame of kind ${kind} out of order`)
    },
    large: (pipe, generation, round, head, data) => job?.largeBlock(pipe, generation, round, head, data),
  },
  () => job?.headSize ?? 1,
)

const socket = new AgentSocket(
  {
    space: () => receiver.space(),
    received: (bytes) => {
      receiver.received(bytes)
      job?.pump()
    },
  },
  // The agent is gone, or wants this process gone.
  () => process.exit(0),
)

/**
 * What the agent says is taken as it is: it is this process's parent, of the same version, on a socket that nobody else
 * can reach. Loading the schemas would make every job start 15 ms later.
 */
function messageIn(data: Buffer): ToJobHost {
  return JSON.parse(data.toString('utf8')) as ToJobHost
}

function receive(message: ToJobHost): void {
  switch (message.type) {
    case 'start':
      job = new (message.job.language === 'executable' ? HostedProgram : HostedJob)(message, socket)
      return job.start()
    case 'reset':
      return job?.reset(message.generation)
    case 'save':
      if (job instanceof HostedJob) job.saveState()
      return
    case 'line':
      return job?.line(message.text)
    case 'stop':
      return job === null ? process.exit(0) : job.stop()
  }
}

process.on('uncaughtException', (error) => {
  if (job === null) throw error
  job.fail(error)
})
process.on('unhandledRejection', (reason) => job?.fail(reason))
// Ctrl+C in a terminal reaches the whole process group; the agent says when a job ends.
process.on('SIGINT', () => undefined)

socket.send({ type: 'ready' })
