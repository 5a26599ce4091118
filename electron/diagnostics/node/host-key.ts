import { bad, good, warning } from '../check'
import type { Check } from '../check'
import { seeKeyOf } from '../../provision/setup/see-host-key'
import type { NodeContext } from './context'

/** Whether the node shows the key that is known of it. */
export const hostKey: Check<NodeContext> = {
  id: 'host-key',
  title: 'Host key',
  needs: ['port'],
  run: async ({ target, signal }) => {
    const seen = await seeKeyOf(target, signal)
    switch (seen.state) {
      case 'known':
        return good(seen.text)
      case 'new':
        return warning(
          `It was never seen before: ${seen.text}`,
          'Compare it with ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub on the node; the first login notes it.',
        )
      case 'changed':
      case 'silent':
        return bad(seen.text, seen.hint ?? '')
    }
  },
}
