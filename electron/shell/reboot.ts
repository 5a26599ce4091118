/** Reboots a node over its connection. */
import { AppError } from '../errors'
import type { SshConnection } from '../ssh/ssh-connection'

/** Resolves when the node has begun to go down. Rejects with an AppError where its user may not do that. */
export async function rebootNode(ssh: SshConnection): Promise<void> {
  const { user, label } = ssh.target
  try {
    const argv = user === 'root' ? ['systemctl', 'reboot'] : ['sudo', '-n', 'systemctl', 'reboot']
    const { code, stderr } = await ssh.exec(argv)
    if (code !== 0 && !ssh.isClosed) throw refused(label, user, stderr)
  } catch (error) {
    // A node that goes down at once breaks the connection that told it to.
    if (!ssh.isClosed) throw error
  }
}

function refused(label: string, user: string, stderr: string): AppError {
  const needsPassword = /password|a terminal is required/i.test(stderr)
  const why = needsPassword ? `${user} may not do that without a password` : stderr.trim() || 'it refused'
  return new AppError(
    'no-permission',
    `Node ${label} was not rebooted: ${why}`,
    'Open a shell on it and type: sudo reboot',
  )
}
