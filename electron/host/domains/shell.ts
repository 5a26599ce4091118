import { shell } from '../../contract/shell'
import { implement } from '../handlers'
import type { Implementation } from '../handlers'
import type { Services } from '../services'

/** Shells on the nodes of runs. */
export function shellDomain({ runs, shells }: Services): Implementation {
  return implement(shell, {
    open: ({ id, run, node, ...size }, sink) =>
      shells.open(id, runs.find(run).connectionTo(node), size, sink),
    type: ({ id, data }) => shells.type(id, data),
    resize: ({ id, ...size }) => shells.resize(id, size),
  })
}
