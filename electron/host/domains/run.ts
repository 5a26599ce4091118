import { run } from '../../contract/run'
import { rebootNode } from '../../shell/reboot'
import { implement } from '../handlers'
import type { Implementation } from '../handlers'
import type { Services } from '../services'

/** Runs of opened projects. */
export function runDomain({ workspace, runs }: Services): Implementation {
  return implement(run, {
    simulate: ({ network, nodes }) =>
      runs.simulate(network, workspace.project(network.root).network(network.folder), nodes),
    start: ({ network }) => runs.runOnNodes(network, workspace.project(network.root).network(network.folder)),
    leave: ({ run: key }) => runs.find(key).leave(),
    stop: ({ run: key }) => runs.find(key).stop(),
    'kill-node': ({ run: key, node }) => runs.find(key).killNode(node),
    'reboot-node': ({ run: key, node }) => rebootNode(runs.find(key).connectionTo(node)),
    'move-job': ({ run: key, job, node }) => runs.find(key).move(job, node),
    'type-line': ({ run: key, job, text }) => runs.find(key).type(job, text),
    'list-left': ({ root }) => runs.listLeft(workspace.project(root).root),
    'take-up': ({ root, id, takeOver }) => runs.takeUp(workspace.project(root).root, id, takeOver),
    'stop-left': ({ root, id }) => runs.stopLeft(workspace.project(root).root, id),
    list: () => runs.list(),
    'list-notices': ({ run: key }) => runs.find(key).notices.list(),
    output: ({ run: key, job, after }, sink) => runs.find(key).console.follow(job, after, sink),
  })
}
