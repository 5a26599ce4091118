/** Why a node failed, in the user's words: Ansible quotes programs, and this says what they mean. */

/** One cause: what its message looks like, what happened, what to do. */
interface Cause {
  pattern: RegExp
  reason: string
  hint: string
}

/** The first that fits counts. */
const causes: Cause[] = [
  {
    pattern: /REMOTE HOST IDENTIFICATION HAS CHANGED|Host key verification failed/,
    reason: 'Its host key is not the one that is known',
    hint: 'If it was set up anew, forget the old key: ssh-keygen -R ADDRESS. If not, someone else may answer there.',
  },
  {
    pattern: /Incorrect sudo password/i,
    reason: 'sudo refused the password',
    hint: 'Give the password that sudo asks for on the node; it may differ from that of the login.',
  },
  {
    pattern: /Missing sudo password|a password is required/i,
    reason: 'sudo wants a password and none was given',
    hint: 'Add --ask-become-pass, or allow the user sudo without a password.',
  },
  {
    pattern: /is not in the sudoers file|is not allowed to (execute|run)/i,
    reason: 'The user may not use sudo there',
    hint: 'As root on the node: adduser USER sudo',
  },
  {
    pattern: /Invalid\/incorrect password|Permission denied/,
    reason: 'The login was refused',
    hint: 'Check user and password, or bring a key there: fission provision keys',
  },
  {
    pattern: /sshpass/,
    reason: 'Logging in by password needs sshpass, which is missing on this computer',
    hint: 'Install it: sudo apt install sshpass (macOS: brew install sshpass), or use a key.',
  },
  {
    pattern: /Could not resolve hostname|Name or service not known/,
    reason: 'No address is known for its name',
    hint: 'Give its address instead, or see that it is on and in this network.',
  },
  {
    pattern: /Connection refused/,
    reason: 'It takes no SSH logins',
    hint: 'Switch SSH on there: sudo raspi-config, Interface Options; or put an empty file "ssh" on its boot partition.',
  },
  {
    pattern: /No route to host|timed out|Network is unreachable|Host is down/i,
    reason: 'It does not answer',
    hint: 'See that it is on, in this network, and has this address: fission discover',
  },
  {
    pattern: /No space left on device|has \d+ MB left/,
    reason: 'Its disk is full',
    hint: 'Free some space there; df -h shows where it went.',
  },
  {
    pattern: /Could not get lock|Failed to lock apt/,
    reason: 'Another program installs packages there at the moment',
    hint: 'A new system brings itself up to date first; try again in some minutes.',
  },
  {
    pattern: /module_utils\.six\.moves/,
    reason: 'This Ansible is too old for the Python of its system',
    hint: 'Debian 13 and Ubuntu 24.04 need ansible-core 2.16 or newer, for example: pipx install ansible-core',
  },
  {
    pattern: /Could not find the requested service fission-agent/,
    reason: 'No agent is installed there',
    hint: 'Install it: fission provision install',
  },
  {
    pattern: /fission-batman/,
    reason: 'The mesh could not be started',
    hint: 'journalctl -u fission-batman there says why; it needs the kernel module batman-adv and a wireless interface of its own.',
  },
  {
    pattern: /Failed to fetch|Unable to locate package|No package matching|Temporary failure resolving/,
    reason: 'Packages could not be fetched',
    hint: 'Give the node internet, or bring the packages along; the help on provisioning says how.',
  },
]

/** A sentence for people; what no cause fits is quoted as it is. */
export function explainFailure(message: string): { reason: string; hint: string } {
  const known = causes.find(({ pattern }) => pattern.test(message))
  if (known) return { reason: known.reason, hint: known.hint }
  const [first = ''] = message.split('\n').filter((line) => line.trim() !== '')
  return { reason: first.trim() || 'It failed without a reason', hint: 'The full log says what led to it.' }
}
