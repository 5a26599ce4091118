/** Why a node of a network cannot be reached: the same checks as everywhere, on the node that its config names. */
import { useCheckStore } from '../../stores/check.store'
import { useDiagnosisStore } from '../../stores/diagnosis.store'

/** `node` as a run calls it: by its name, else by its address. */
export function diagnoseNode(network: string, node: string): void {
  const description = useCheckStore().networks.get(network)?.description
  const named = description?.nodes.find(({ name, address }) => (name || address) === node)
  useDiagnosisStore().diagnose({
    node: { name: node, address: named?.address ?? null, user: null, dataAddress: null },
    signIn: { user: description?.settings.user ?? null, password: null, sudoPassword: null, keyFile: null },
  })
}
