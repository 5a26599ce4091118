/** Starting and stopping networks, and their state. */
import { useProjectStore } from '../../stores/project.store'
import { useRunStore } from '../../stores/run.store'
import type { Feature } from '../../workbench/feature'
import { useLeftRunStore } from './left-run.store'
import { texts as onNodes } from './on-nodes-texts'
import { canLeave, canSimulate, leave, runOnNodes, simulate, stop } from './run-actions'
import RunControls from './RunControls.vue'
import RunOverlay from './RunOverlay.vue'
import RunStatus from './RunStatus.vue'
import { texts } from './texts'

export const feature: Feature = {
  topBar: [{ component: RunControls, order: 10 }],
  statusBar: [{ component: RunStatus, order: 10 }],
  overlay: RunOverlay,
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
    {
      id: 'run.start',
      title: () => onNodes.run,
      shortcut: 'Mod+F5',
      isEnabled: canSimulate,
      run: runOnNodes,
    },
    { id: 'run.leave', title: () => onNodes.leave, isEnabled: canLeave, run: leave },
    {
      id: 'run.search-left',
      title: () => onNodes.lookAgain,
      isEnabled: () => useProjectStore().info !== null,
      run: () => useLeftRunStore().search(),
    },
  ],
}
