import { diagnostics } from '../../contract/diagnostics'
import { implement } from '../handlers'
import type { Implementation, Sink } from '../handlers'
import { inOrder } from '../in-order'
import type { Services } from '../services'

/** Why something does not work. */
export function diagnosticsDomain({ setups }: Services): Implementation {
  return implement(diagnostics, {
    computer: async (_, sink) => {
      const { diagnoseComputer } = await import('../../diagnostics/computer/diagnose-computer')
      const send = inOrder(sink)
      await diagnoseComputer((diagnosis) => void send(diagnosis), untilClosed(sink))
    },
    node: async ({ root, node, signIn }, sink) => {
      const { diagnoseNode } = await import('../../diagnostics/node/diagnose-node')
      const { givenAnswers } = await import('../../provision/setup/on-each-node')
      const known = setups.list(root).nodes.map((one) => one.node)
      const others = known.filter(({ name }) => name !== node.name)
      const send = inOrder(sink)
      // A diagnosis decides nothing: a new key is told of, and nothing is sent there.
      const answers = givenAnswers(signIn, [])
      await diagnoseNode({ node, others, signIn }, answers, (one) => void send(one), untilClosed(sink))
    },
  })
}

function untilClosed(sink: Sink<never>): AbortSignal {
  const closed = new AbortController()
  sink.onClose(() => closed.abort())
  return closed.signal
}
