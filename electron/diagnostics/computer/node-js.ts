import { bad, good } from '../check'
import type { Check } from '../check'

/** Which Node.js runs this program, and jobs in a simulation. */
export const nodeJs: Check<null> = {
  id: 'node-js',
  title: 'Node.js',
  run: () => {
    const { node } = process.versions
    const inside = 'electron' in process.versions ? `, within Electron ${process.versions.electron}` : ''
    if (Number(node.split('.')[0]) >= 20) return good(`Node.js ${node}${inside}`)
    return bad(`Node.js ${node} is older than 20`, 'Install a newer one.')
  },
}
