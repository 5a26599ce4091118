/** What a node says of itself before its agent is spoken to: one program over SSH, one round trip. */
import { AppError } from '../../errors'
import type { SshConnection } from '../../ssh/ssh-connection'

/** What programs can run on a node. */
export interface NodeRuntime {
  /** `uname -m`. */
  machine: string
  /** `v18.20.4`, or empty where it does not run; null: no `node` is found. */
  nodeVersion: string | null
}

/** What is known of a node. */
export interface NodeFacts {
  /** Absolute folder for everything that is sent there. */
  root: string
  canWrite: boolean
  /** Where its agent listens, or will. */
  socket: string
  /** The agent is a service of the system, which starts it. */
  isService: boolean
  /** Something listens there, or did. */
  hasSocket: boolean
  /** The node's own address as this computer reaches it, and this computer's as the node sees it. */
  address: string
  clientAddress: string
  /** What would run an agent; null: not asked for, as one listens or did. */
  runtime: NodeRuntime | null
  /** The node's clock minus this computer's. */
  clockAheadMs: number
  /** Which of the parts that were asked about are there. */
  present: string[]
}

/** Prints what `readRuntime` reads. */
const RUNTIME = `
echo "machine $(uname -m)"
command -v node >/dev/null && echo "node $(node --version 2>/dev/null)"
`

/**
 * Arguments: the root or nothing, then `kind/hash` of parts. Parts that are there are marked as used. The agent of a
 * provisioned node is a service whose unit names its socket, /run/fission/USER/agent.sock; one that serves another user is
 * none of ours. Where root logs in, agent and jobs run as a user of their own, who could not read what lies in root's home:
 * the root is in that user's, and belongs to them. Other agents are in the user's own runtime directory, which is missing where no login manager makes one.
 * Whoever takes a run up waits for this, so the shell does by itself what it can.
 */
const PROBE = `
unit=/etc/systemd/system/fission-agent.service me=\${USER:-$(id -un)} home=$HOME service= user=
[ -r $unit ] && while read -r line; do case $line in
  User=*) user=\${line#User=} ;;
  ExecStart=*" --socket "*) service=\${line##*" --socket "}; service=\${service%% *} ;;
esac; done <$unit
[ "$service" = "/run/fission/$me/agent.sock" ] || service= user=
[ "\${user:-$me}" != "$me" ] && home=$(getent passwd "$user" | cut -d: -f6) || user=
root=\${1:-$home/.fission}; shift
case $root in "~"/*) root=$home/\${root#??} ;; /*) ;; *) root=$home/$root ;; esac
[ -d "$root" ] || { mkdir -p "$root" && [ -z "$user" ] || chown "$user:" "$root"; } 2>/dev/null
if [ -n "$user" ]; then runuser -u "$user" -- test -w "$root"; else [ -w "$root" ]; fi && echo "writable yes"
if [ -n "$service" ]; then socket=$service; echo "service yes"
elif [ -n "$XDG_RUNTIME_DIR" ] && [ -w "$XDG_RUNTIME_DIR" ]; then socket=$XDG_RUNTIME_DIR/fission/agent.sock
else socket=$HOME/.fission/agent.sock; fi
echo "root $root"; echo "socket $socket"; echo "connection $SSH_CONNECTION"; echo "time $(date +%s)"
if [ -S "$socket" ]; then echo "listens yes"; else ${RUNTIME} fi
for part; do [ -d "$root/$part" ] && touch -c "$root/$part" && echo "part \${part#*/}"; done
exit 0
`

/** Asks a node; `parts` are `kind/hash`. */
export async function probeNode(
  ssh: SshConnection,
  remoteRoot: string | null,
  parts: readonly string[],
): Promise<NodeFacts> {
  const argv = ['sh', '-c', PROBE, 'probe', remoteRoot ?? '', ...parts]
  const { code, stdout, stderr } = await ssh.exec(argv)
  const values = readLines(stdout)
  const value = (key: string): string | undefined => values.get(key)?.[0]
  const [root, socket] = [value('root'), value('socket')]
  if (code !== 0 || root === undefined || socket === undefined) throw noShell(ssh.target.label, stderr)
  const [clientAddress = '', , address = ssh.target.host] = value('connection')?.split(' ') ?? []
  return {
    root,
    canWrite: values.has('writable'),
    socket,
    isService: values.has('service'),
    hasSocket: values.has('listens'),
    address,
    clientAddress,
    runtime: values.has('listens') ? null : runtimeIn(values),
    clockAheadMs: Number(value('time') ?? Date.now() / 1000) * 1000 - Date.now(),
    present: values.get('part') ?? [],
  }
}

/** Asks what would run an agent. */
export async function askRuntime(ssh: SshConnection): Promise<NodeRuntime> {
  const { stdout } = await ssh.exec(['sh', '-c', RUNTIME])
  return runtimeIn(readLines(stdout))
}

function runtimeIn(values: ReadonlyMap<string, string[]>): NodeRuntime {
  return { machine: values.get('machine')?.[0] ?? '', nodeVersion: values.get('node')?.[0] ?? null }
}

/** `key value` a line; what else a login prints is passed over. */
function readLines(text: string): Map<string, string[]> {
  const values = new Map<string, string[]>()
  for (const line of text.split('\n')) {
    const [, key, value] = /^(\w+) (.*)$/.exec(line) ?? []
    if (key !== undefined && value !== undefined) values.set(key, [...(values.get(key) ?? []), value])
  }
  return values
}

function noShell(label: string, stderr: string): AppError {
  return new AppError(
    'unfit-node',
    `Node ${label} runs no POSIX shell for this user: ${stderr.trim() || 'no answer'}`,
    'Nodes run Linux, and the user’s login shell must start programs.',
  )
}
