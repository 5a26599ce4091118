import { project } from '../../contract/project'
import { implement } from '../handlers'
import type { Implementation } from '../handlers'
import type { Services } from '../services'

/** Opening and making projects. */
export function projectDomain({ workspace }: Services): Implementation {
  return implement(project, {
    open: ({ path }) => workspace.open(path),
    'open-tutorial': () => workspace.openTutorial(),
    create: ({ parent, name, network }) => workspace.create(parent, name, network),
    'create-network': ({ root, name }) => workspace.project(root).createNetwork(name),
    'list-recent': () => workspace.recent.list(),
    'forget-recent': ({ root }) => workspace.recent.forget(root),
  })
}
