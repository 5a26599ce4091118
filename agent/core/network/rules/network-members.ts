/** A network has jobs and, for a run, nodes, each once. */
import type { NodeDescription } from '../description'
import type { Problem } from '../problem'
import { placeInBrackets, type Rule } from './rule'

/** A network without jobs. */
export const hasJobs: Rule = ({ network, word }) =>
  network.jobs.length > 0
    ? []
    : [
        {
          code: 'no-jobs',
          severity: 'error',
          message: `Network ${network.name} has no jobs`,
          hint: `Construct your jobs in ${word('jobs')} of ${network.config}.`,
        },
      ]

/** A run without nodes; a network that is only being written may still lack them. */
export const hasNodes: Rule = ({ network, mode, word }) => {
  if (network.nodes.length > 0 || mode === 'simulate') return []
  return [
    {
      code: 'no-nodes',
      severity: mode === 'run' ? 'error' : 'warning',
      message: `Network ${network.name} has no nodes, so it can be simulated but not run`,
      hint: `Add nodes to ${word('nodes')} of ${network.config}.`,
    },
  ]
}

/** Two nodes with one address, or with one name: a run tells nodes apart by either. */
export const nodeNames: Rule = ({ network }) => [
  ...twice(network.nodes, ({ address }) => address, {
    code: 'node-duplicate-address',
    what: 'address',
    hint: 'Remove one of them; a node that serves more jobs gets more slots.',
  }),
  ...twice(network.nodes, ({ name }) => name, {
    code: 'node-duplicate-name',
    what: 'name',
    hint: 'Give each node a name of its own, or none.',
  }),
]

function twice(
  nodes: readonly NodeDescription[],
  keyOf: (node: NodeDescription) => string,
  { code, what, hint }: { code: string; what: string; hint: string },
): Problem[] {
  const seen = new Map<string, NodeDescription>()
  return nodes.flatMap((node): Problem[] => {
    const key = keyOf(node).trim().toLowerCase()
    const first = seen.get(key)
    if (key === '' || first === undefined) {
      seen.set(key, node)
      return []
    }
    return [
      {
        code,
        severity: 'error',
        message: `Two nodes have the ${what} ${keyOf(node)}: ${named(first, 'one')} and ${named(node, 'another')}`,
        hint,
        position: node.position ?? first.position,
      },
    ]
  })
}

const named = (node: NodeDescription, nameless: string) =>
  (node.name || nameless) + placeInBrackets(node.position)
