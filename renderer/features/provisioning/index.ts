/** From hosts to nodes: the wizard, and what goes on with nodes. */
import { CircuitBoard } from '@lucide/vue'
import { attempt } from '../../workbench/attempt'
import type { Feature } from '../../workbench/feature'
import ProvisioningOverlay from './ProvisioningOverlay.vue'
import { useSetupStore } from './setup.store'
import SetupStatus from './SetupStatus.vue'
import { texts } from './texts'
import { useWizardStore } from './wizard.store'

export const feature: Feature = {
  panels: [
    {
      id: 'cluster',
      title: () => texts.cluster,
      icon: CircuitBoard,
      place: 'bottom',
      order: 53,
      load: () => import('./ClusterPanel.vue'),
    },
  ],
  overlay: ProvisioningOverlay,
  statusBar: [{ component: SetupStatus, order: 30 }],
  commands: [
    { id: 'provisioning.add-nodes', title: () => texts.addNodes, run: () => useWizardStore().open() },
  ],
  start: () => {
    void attempt(() => useSetupStore().load())
    void attempt(() => useWizardStore().load())
  },
}
