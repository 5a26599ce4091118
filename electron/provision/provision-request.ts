/** What is to be done, to whom. */
import type { ProvisionAction } from '../contract/provisioning'
import type { InventoryNode } from './inventory'
import type { Secrets } from './playbook-process'

export interface ProvisionRequest {
  action: ProvisionAction
  /** The inventory's file; it need not exist, and is written only about nodes on which everything worked. */
  inventory: string
  /** Nodes, whether the inventory has them or not. */
  nodes: InventoryNode[]
  /** Only say what would be changed. */
  check: boolean
  /** Variables of the playbook that go before the inventory's. */
  variables: Record<string, unknown>
  /** Private key to log in with; null: those that ssh knows. */
  keyFile: string | null
  secrets: Secrets
}
