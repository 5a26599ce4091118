/** Starts and ends the agent of a node that has no service for it. It outlives the login that started it. */
import { AppError } from '../../errors'
import type { SshConnection } from '../../ssh/ssh-connection'

/** What an agent is started with. */
export interface AgentStart {
  /** Folder of the agent's files on the node. */
  folder: string
  socket: string
  /** What the node is called in logs. */
  name: string
  /** Where other agents reach its data port. */
  address: string
}

/**
 * Arguments: folder, socket, name, address. The agent is in a session of its own; what it says goes to its log, where
 * little is ever said. Starts wait for each other, so that one agent takes the place of a dead one.
 */
const START = `
umask 077
mkdir -p "$(dirname "$2")" "$HOME/.fission" && cd "$HOME" || exit
exec 9>"$2.lock" && flock 9 || exit
{ setsid node "$1/agent.cjs" --socket "$2" --name "$3" --address "$4" \\
  </dev/null 2>>"$HOME/.fission/agent.log" 9>&- & } | head -n 1
`

/** Arguments: socket. Ends the agent that has it, in order if it can, and waits until it has gone. */
const STOP = `
pids=$(pgrep -u "$(id -u)" -f "agent[.]cjs --socket $1") || exit 0
kill -TERM $pids
i=0
while kill -0 $pids 2>/dev/null && [ $i -lt 50 ]; do sleep 0.1; i=$((i + 1)); done
kill -KILL $pids 2>/dev/null
exit 0
`

/** Resolves when the agent listens; where another client was faster, its agent does. */
export async function startAgent(ssh: SshConnection, start: AgentStart): Promise<void> {
  const { folder, socket, name, address } = start
  const started = await ssh.exec(['sh', '-c', START, 'start', folder, socket, name, address])
  if (started.stdout === 'ready\n') return
  const { stdout } = await ssh.exec(['sh', '-c', 'tail -n 1 "$HOME/.fission/agent.log"'])
  if (stdout.includes('another process already serves')) return
  const reason = stdout.trim().replace(/^error: (the agent could not start: )?/, '')
  throw new AppError(
    'agent-start',
    `The agent of node ${ssh.target.label} could not start: ${reason || 'it said nothing'}`,
    'Its log is ~/.fission/agent.log on the node.',
  )
}

/** Ends the running agent and the jobs that it still has. */
export async function stopAgent(ssh: SshConnection, socket: string): Promise<void> {
  await ssh.exec(['sh', '-c', STOP, 'stop', socket])
}
