import { good, warning } from '../check'
import type { Check } from '../check'
import { versionOf } from './program'

/** Whether there is an ssh for Ansible; Fission itself needs none. */
export const ssh: Check<null> = {
  id: 'ssh',
  title: 'OpenSSH',
  run: async () => {
    const version = await versionOf('ssh', ['-V'])
    if (version !== null) return good(version)
    return warning('No ssh was found, which Ansible needs', 'Install it: sudo apt install openssh-client')
  },
}
