/** The code editor. */
import { FileCode } from '@lucide/vue'
import type { Component } from 'vue'
import type { Feature } from '../../workbench/feature'
import { activePanel, requestClose } from '../../workbench/dock'
import { goFirst } from '../../workbench/first-things'
import CursorStatus from './CursorStatus.vue'
import { useDocumentStore } from './document.store'
import { texts } from './texts'

/** The panel is of no use without the editor in it, which is large. */
const load = async (): Promise<{ default: Component }> => {
  const [panel] = await Promise.all([import('./EditorPanel.vue'), import('./CodeEditor.vue')])
  return panel
}

const hasActive = (): boolean => useDocumentStore().active !== null

export const feature: Feature = {
  panels: [
    {
      id: 'editor',
      title: () => texts.title,
      icon: FileCode,
      place: 'center',
      isPerThing: true,
      load: () => goFirst(load()),
      loadAhead: load,
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
