/** The code editor. */
import { FileCode } from '@lucide/vue'
import type { Feature } from '../../workbench/feature'
import { activePanel, requestClose } from '../../workbench/dock'
import CursorStatus from './CursorStatus.vue'
import { useDocumentStore } from './document.store'
import { texts } from './texts'

const hasActive = (): boolean => useDocumentStore().active !== null

export const feature: Feature = {
  panels: [
    {
      id: 'editor',
      title: () => texts.title,
      icon: FileCode,
      place: 'center',
      isPerThing: true,
      load: () => import('./EditorPanel.vue'),
      loadLater: () => Promise.all([import('./EditorPanel.vue'), import('./CodeEditor.vue')]),
    },
  ],
  statusBar: [{ component: CursorStatus, order: 90 }],
  commands: [
    {
      id: 'editor.save',
      title: () => texts.save,
      shortcut: 'Mod+S',
      isEnabled: hasActive,
      run: () => useDocumentStore().save(),
    },
    {
      id: 'editor.save-all',
      title: () => texts.saveAll,
      shortcut: 'Mod+Alt+S',
      isEnabled: () => useDocumentStore().unsaved.length > 0,
      run: () => useDocumentStore().saveAll(),
    },
    {
      id: 'editor.close',
      title: () => texts.close,
      shortcut: 'Alt+W',
      isEnabled: hasActive,
      run: () => requestClose(activePanel.value ?? ''),
    },
  ],
}
