/** `job-host.cjs`: the process in which one TypeScript job runs. Waits for its job on descriptor 3. */
import { FrameKind } from '../protocol/frame'
import { ToJobHost } from '../protocol/job-host'
import { AgentSocket } from './agent-socket'
import { BlockReceiver } from './block-receiver'
import { HostedJob } from './hosted-job'
import { watchParent } from './watch-parent'

if (process.argv.includes('--watch-parent')) watchParent()

let job: HostedJob | null = null

const receiver = new BlockReceiver(
  {
    run: (pipe, run) => job?.blocks(pipe, run),
    frame: (kind, pipe, generation, round, data) => {
      if (kind === FrameKind.dummy) job?.missing(pipe, generation, round, data.readUInt32BE())
      else if (kind === FrameKind.end) job?.endInput()
      else if (kind === FrameKind.control) receive(ToJobHost.parse(JSON.parse(data.toString('utf8'))))
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

function receive(message: ToJobHost): void {
  switch (message.type) {
    case 'start':
      job = new HostedJob(message, socket)
      return job.start()
    case 'reset':
      return job?.reset(message.generation)
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
