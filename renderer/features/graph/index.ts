/** The network as a picture. */
import { Workflow } from '@lucide/vue'
import type { Feature } from '../../workbench/feature'
import { useGraphEditStore } from './edit/edit.store'
import EditDialogs from './edit/EditDialogs.vue'
import { texts as editTexts } from './edit/texts'
import { texts } from './texts'

const edit = (): ReturnType<typeof useGraphEditStore> => useGraphEditStore()

export const feature: Feature = {
  panels: [
    {
      id: 'graph',
      title: () => texts.title,
      icon: Workflow,
      place: 'right',
      isInitial: true,
      order: 20,
      load: () => import('./GraphPanel.vue'),
    },
  ],
  commands: [
    {
      id: 'graph.add-job',
      title: () => editTexts.addJob,
      isEnabled: () => edit().canEdit,
      run: () => void (edit().dialog = { kind: 'add-job' }),
    },
    {
      id: 'graph.undo',
      title: () => editTexts.undoCommand,
      isEnabled: () => edit().undoTitle !== null,
      run: () => edit().undo(),
    },
  ],
  overlay: EditDialogs,
}
