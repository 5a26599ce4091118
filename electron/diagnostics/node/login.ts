import { good } from '../check'
import type { Check } from '../check'
import { probeHost } from '../../provision/host-check'
import type { NodeContext } from './context'

/** Whether the user is let in; the checks behind it use the connection. */
export const login: Check<NodeContext> = {
  id: 'login',
  title: 'User and login',
  needs: ['host-key'],
  run: async (context) => {
    const { target, network, signal, signIn } = context
    context.ssh = await network.connect(target, signal)
    context.facts = await probeHost(context.ssh, signIn.sudoPassword ?? signIn.password)
    return good(`Takes the login as ${target.user}`)
  },
}
