import { search } from '../../contract/search'
import { searchFiles } from '../../search/search-files'
import { implement } from '../handlers'
import type { Implementation } from '../handlers'
import type { Services } from '../services'

/** Text in files. */
export function searchDomain({ workspace }: Services): Implementation {
  return implement(search, {
    find: (order, sink) => searchFiles({ ...order, root: workspace.project(order.root).root }, sink),
  })
}
