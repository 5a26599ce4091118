import { bad, good, warning } from '../check'
import type { Check } from '../check'
import { connectionOf } from './context'
import type { NodeContext } from './context'

const ASK = `
systemctl show fission-agent --property=LoadState,ActiveState,SubState,Result,NRestarts,User 2>/dev/null
journalctl --unit fission-agent --lines 3 --output cat --no-pager --quiet 2>/dev/null | sed 's/^/log=/'
exit 0
`

/** Whether the agent runs as a service, and as whom. */
export const agentService: Check<NodeContext> = {
  id: 'agent-service',
  title: 'Agent service',
  needs: ['login'],
  run: async (context) => {
    const { stdout } = await connectionOf(context).exec(['sh', '-c', ASK])
    const pairs = stdout.split('\n').map((line) => /^(\w+)=(.*)$/.exec(line))
    const state = new Map(
      pairs.flatMap((found) => (found ? [[found[1] ?? '', found[2] ?? ''] as const] : [])),
    )
    if (state.get('LoadState') !== 'loaded') {
      return warning('No agent is installed as a service', 'Install it: fission provision install')
    }
    const user = state.get('User') ?? ''
    if (state.get('ActiveState') === 'active') return servedUser(user, context.target.user)
    const words = `The service is ${state.get('ActiveState') ?? 'unknown'} (${state.get('Result') ?? ''})`
    const last = state.get('log') ? `; it said last: ${state.get('log') ?? ''}` : ''
    return bad(words + last, 'Start it: fission provision start; its log: journalctl -u fission-agent')
  },
}

function servedUser(user: string, own: string) {
  if (user === own) return good(`It runs, for the user ${user}`)
  return bad(
    `It runs for the user ${user}, and ${own} may not use it`,
    `Log in as ${user}, or install it for ${own}: fission provision install --user ${own}`,
  )
}
