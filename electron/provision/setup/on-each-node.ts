/** Does something with many nodes over SSH, some at the same time, each with a connection of its own. */
import type { SignIn } from '../../contract/provision'
import type { SshQuestions } from '../../ssh/questions'
import { SshNetwork } from '../../ssh/ssh-network'
import type { InventoryNode } from '../inventory'

/** Nodes that are spoken to at the same time. */
const AT_ONCE = 16

/** Resolves when all are through, in whatever order; rejects only for defects. */
export async function onEachNode<N extends InventoryNode>(
  nodes: readonly N[],
  answers: SshQuestions,
  work: (network: SshNetwork, node: N) => Promise<void>,
): Promise<void> {
  const waiting = [...nodes]
  const worker = async (): Promise<void> => {
    for (let node = waiting.shift(); node !== undefined; node = waiting.shift()) {
      const network = new SshNetwork(answers)
      try {
        await work(network, node)
      } finally {
        await network.close()
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}

/** Answers with what was given at the start; `trusted`: fingerprints of new hosts that the user has seen, null: all. */
export function givenAnswers({ password }: SignIn, trusted: readonly string[] | null): SshQuestions {
  return {
    trustHost: async ({ fingerprint }) => trusted === null || trusted.includes(fingerprint),
    password: async ({ attempt }) => (attempt === 1 ? password : null),
    passphrase: async () => null,
  }
}
