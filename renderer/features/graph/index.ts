/** The network as a picture. */
import { Workflow } from '@lucide/vue'
import type { Feature } from '../../workbench/feature'
import { useGraphEditStore } from './edit/edit.store'
import EditDialogs from './edit/EditDialogs.vue'
import { texts as editTexts } from './edit/texts'
import { exportGraph } from './export/export-graph'
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
      id: 'graph.export-svg',
      title: () => texts.exportSvg,
      isEnabled: () => edit().description !== null,
      run: () => exportGraph('svg'),
    },
    {
      id: 'graph.export-png',
      title: () => texts.exportPng,
      isEnabled: () => edit().description !== null,
      run: () => exportGraph('png'),
    },
    {
      id: 'graph.export-pdf',
      title: () => texts.exportPdf,
      isEnabled: () => edit().description !== null,
      run: () => exportGraph('pdf'),
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
