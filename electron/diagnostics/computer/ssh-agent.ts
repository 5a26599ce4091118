import { resolveTarget } from '../../ssh/ssh-target'
import { good, skipped, warning } from '../check'
import type { Check } from '../check'
import { versionOf } from './program'

/** Whether an ssh-agent holds keys. */
export const sshAgent: Check<null> = {
  id: 'ssh-agent',
  title: 'SSH agent',
  run: async () => {
    const { agent } = resolveTarget({ name: '', address: '127.0.0.1', user: null })
    if (agent === null) return skipped('No ssh-agent runs; key files and passwords do as well')
    const keys = await versionOf('ssh-add', ['-l'])
    if (keys === null) return warning('The ssh-agent holds no keys', 'Add yours: ssh-add')
    return good(`It holds ${keys}`)
  },
}
