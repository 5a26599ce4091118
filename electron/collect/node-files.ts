/** What a node keeps of a network's runs: their folders, and the log of its agent. */
import { AppError } from '../errors'
import type { ProgramStream, SshConnection } from '../ssh/ssh-connection'
import type { NodeFacts } from '../client/nodes/probe-node'

/** One run's folder on a node. */
export interface RunOnNode {
  /** Its name, `<network>-<8 hexadecimal digits>`. */
  name: string
  /** When it was begun there, in milliseconds since the epoch by this computer's clock. */
  changedAt: number
}

/** Arguments: root, network. */
const SURVEY = `
for run in "$1/runs/$2"-????????; do [ -d "$run" ] && echo "$(stat -c %Y "$run") \${run##*/}"; done
exit 0
`

/** Arguments: a folder. Bytes of its files. */
const MEASURE = `
[ -d "$1" ] && cd "$1" || exit 1
find . -type f -printf '%s\\n' | awk '{ bytes += $1 } END { print bytes + 0 }'
`

/** Arguments: a folder. Files that a job is writing, and those that cannot be read, are no reason to stop. */
const PACK = `cd "$1" && exec tar -cf - --hard-dereference --ignore-failed-read --warning=no-file-changed .`

/** The log of an agent that was started over SSH. */
const AGENT_LOG = '[ ! -e "$HOME/.fission/agent.log" ] || exec cat "$HOME/.fission/agent.log"'

/** Lines of the journal: those of some days. */
const JOURNAL = ['journalctl', '--unit=fission-agent', '--lines=100000', '--output=short-iso', '--no-pager']

export class NodeFiles {
  constructor(
    private readonly ssh: SshConnection,
    private readonly facts: NodeFacts,
  ) {}

  /** The runs of a network that the node still has files of. */
  async runs(network: string): Promise<RunOnNode[]> {
    const { stdout } = await this.ssh.exec(['sh', '-c', SURVEY, 'survey', this.facts.root, network])
    return stdout.split('\n').flatMap((line) => {
      const [, seconds, name = ''] = /^(\d+) (.+)$/.exec(line) ?? []
      if (!isRunOf(network, name)) return []
      return [{ name, changedAt: Number(seconds) * 1000 - this.facts.clockAheadMs }]
    })
  }

  /** Bytes of a run's files as they are now. */
  async bytesOf(run: string): Promise<number> {
    const { stdout } = await this.ssh.exec(['sh', '-c', MEASURE, 'measure', this.folderOf(run)])
    return Number(stdout.trim()) || 0
  }

  /** A run's files as a tar stream. */
  pack(run: string): Promise<ProgramStream> {
    return this.ssh.stream(['sh', '-c', PACK, 'pack', this.folderOf(run)])
  }

  /** What the agent itself has logged. */
  agentLog(): Promise<ProgramStream> {
    return this.ssh.stream(this.facts.isService ? JOURNAL : ['sh', '-c', AGENT_LOG])
  }

  /** Why the agent's log could not be read, from what the program said; null: it was. */
  agentLogProblem(stderr: string): AppError | null {
    const { label, user } = this.ssh.target
    if (!/insufficient permissions|not seeing messages/i.test(stderr)) return null
    return new AppError(
      'no-permission',
      `Node ${label}: ${user} may not read the journal, so the agent's log is missing`,
      `Allow it there: sudo usermod -aG systemd-journal ${user}`,
    )
  }

  private folderOf(run: string): string {
    return `${this.facts.root}/runs/${run}`
  }
}

/** Whether a folder's name is that of a run of the network. */
export function isRunOf(network: string, name: string): boolean {
  return name.startsWith(`${network}-`) && /^[0-9a-f]{8}$/.test(name.slice(network.length + 1))
}
