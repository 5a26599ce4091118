import { existsSync } from 'node:fs'
import { arch, release, type } from 'node:os'
import { PROTOCOL_VERSION } from '../../../agent/protocol/common'
import { AGENT_VERSION } from '../../../agent/runtime/version'
import { resourcePath } from '../../paths'
import { bad, good } from '../check'
import type { Check } from '../check'

/** Which version this is, and whether all that it brings to nodes is there. */
export const versions: Check<null> = {
  id: 'versions',
  title: 'Fission',
  run: () => {
    const system = `${type()} ${release()}, ${arch()}`
    const missing = ['dist/agent.tgz', 'ansible/site.yml'].filter((file) => !existsSync(resourcePath(file)))
    if (missing.length === 0)
      return good(`Version ${AGENT_VERSION}, protocol ${PROTOCOL_VERSION}, on ${system}`)
    return bad(
      `The installation lacks ${missing.join(', ')}`,
      'Install it again, or in its sources: npm run build',
    )
  },
}
