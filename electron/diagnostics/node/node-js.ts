import { bad, good } from '../check'
import type { Check } from '../check'
import { connectionOf } from './context'
import type { NodeContext } from './context'

/** As the service finds it: its own first. */
const ASK = 'PATH=/opt/fission/node/bin:$PATH; node --version'

/** Whether there is a Node.js that the agent runs on. */
export const nodeJs: Check<NodeContext> = {
  id: 'node-js',
  title: 'Node.js',
  needs: ['login'],
  run: async (context) => {
    const { stdout } = await connectionOf(context).exec(['sh', '-c', ASK])
    const version = stdout.trim()
    if (Number(/^v(\d+)/.exec(version)?.[1] ?? 0) >= 18) return good(`Node.js ${version}`)
    const has = version === '' ? 'It has no Node.js' : `It has Node.js ${version}`
    return bad(`${has}; the agent needs 18 or newer`, 'Install it: fission provision install')
  },
}
