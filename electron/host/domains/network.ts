import { network } from '../../contract/network'
import { drawGraph } from '../../graph/draw-graph'
import { implement } from '../handlers'
import type { Implementation } from '../handlers'
import type { Services } from '../services'

/** What configs describe. */
export function networkDomain({ workspace }: Services): Implementation {
  return implement(network, {
    'draw-graph': (description) => drawGraph(description),
    check: ({ root, folder }) => workspace.project(root).checkNetwork(folder),
  })
}
