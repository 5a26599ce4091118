import { existsSync, statSync } from 'node:fs'
import { resolveTarget } from '../../ssh/ssh-target'
import { bad, good, warning } from '../check'
import type { Check } from '../check'

/** Bits of a file's mode that let others read or write it. */
const OTHERS = 0o077

/** Whether there are key files, which nobody else can read. */
export const sshKeys: Check<null> = {
  id: 'ssh-keys',
  title: 'SSH keys',
  run: () => {
    const { keyFiles } = resolveTarget({ name: '', address: '127.0.0.1', user: null })
    const there = keyFiles.filter((file) => existsSync(file))
    if (there.length === 0) {
      return warning('There is no SSH key', 'The wizard makes one: Add nodes…, or fission provision keys')
    }
    const open = there.filter((file) => process.platform !== 'win32' && (statSync(file).mode & OTHERS) !== 0)
    if (open.length === 0) return good(there.join(', '))
    return bad(`Others may read ${open.join(', ')}, so ssh refuses it`, `chmod 600 ${open.join(' ')}`)
  },
}
