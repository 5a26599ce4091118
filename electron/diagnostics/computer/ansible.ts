import { findAnsible } from '../../provision/ansible-program'
import { AppError } from '../../errors'
import { good, warning } from '../check'
import type { Check } from '../check'

/** Whether there is an Ansible to set up nodes with. */
export const ansible: Check<null> = {
  id: 'ansible',
  title: 'Ansible',
  run: async () => {
    try {
      const { kind, version, takesPasswords } = await findAnsible()
      const where = kind === 'wsl' ? ' in WSL' : ''
      if (takesPasswords) return good(`ansible-core ${version}${where}`)
      return warning(
        `ansible-core ${version}${where}, without sshpass: it logs in with keys only`,
        'Let the wizard bring your key to the nodes, or install it: sudo apt install sshpass',
      )
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      const isMissing = error.code === 'not-found'
      return warning(
        error.message,
        isMissing ? `${error.hint} Until then the first node runs it.` : error.hint,
      )
    }
  },
}
