/** Starting and stopping networks, and their state. */
import { useRunStore } from '../../stores/run.store'
import type { Feature } from '../../workbench/feature'
import { canSimulate, simulate, stop } from './run-actions'
import RunControls from './RunControls.vue'
import RunStatus from './RunStatus.vue'
import { texts } from './texts'

export const feature: Feature = {
  topBar: [{ component: RunControls, order: 10 }],
  statusBar: [{ component: RunStatus, order: 10 }],
  commands: [
    {
      id: 'run.simulate',
      title: () => texts.simulate,
      shortcut: 'F5',
      isEnabled: canSimulate,
      run: simulate,
    },
    {
      id: 'run.stop',
      title: () => texts.stop,
      shortcut: 'Shift+F5',
      isEnabled: () => useRunStore().isActive,
      run: stop,
    },
  ],
}
