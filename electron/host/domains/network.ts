import { network } from '../../contract/network'
import { implement } from '../handlers'
import type { Implementation } from '../handlers'
import type { Services } from '../services'

/** What configs describe. */
export function networkDomain({ workspace }: Services): Implementation {
  return implement(network, {
    check: ({ root, folder }) => workspace.project(root).checkNetwork(folder),
  })
}
