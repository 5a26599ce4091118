/** The nodes of the inventory, and whether their agents run. */
import { defineStore } from 'pinia'
import { shallowReactive, shallowRef, watch } from 'vue'
import type { KnownNode } from '../../../electron/contract/provision'
import type { HostCheck } from '../../../electron/contract/provisioning'
import { host } from '../../host/host'
import { attempt } from '../../workbench/attempt'
import { useSetupStore } from './setup.store'
import { useWizardStore } from './wizard.store'

export const useClusterStore = defineStore('cluster', () => {
  const wizard = useWizardStore()
  const setup = useSetupStore()
  const nodes = shallowRef<KnownNode[]>([])
  const inventory = shallowRef('')
  /** By name, as far as they were looked at. */
  const checks = shallowReactive(new Map<string, HostCheck>())
  const looking = shallowReactive(new Set<string>())

  async function load(): Promise<void> {
    const listed = await host().request('provision/list-nodes', { root: wizard.root })
    nodes.value = listed.nodes
    inventory.value = listed.inventory
    look()
  }

  /** Asks each node whether its agent runs; no password is asked for, so a node may not let anybody in. */
  function look(): void {
    const asked = nodes.value.map(({ node }) => node)
    if (asked.length === 0) return
    for (const { name } of asked) looking.add(name)
    const signIn = { ...wizard.signIn, user: null }
    host().open(
      'provision/check',
      { nodes: asked, signIn, trusted: [] },
      (check) => {
        checks.set(check.node, check)
        looking.delete(check.node)
      },
      () => {
        for (const { name } of asked) looking.delete(name)
      },
    )
  }

  // What was done may have changed all of it.
  watch(
    () => [setup.snapshot?.phase, wizard.root],
    ([phase]) => phase !== 'running' && phase !== 'preparing' && void attempt(load),
  )

  return { nodes, inventory, checks, looking, load, look }
})
