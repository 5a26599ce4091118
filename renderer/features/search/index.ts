/** Text in the files of the project. */
import { Search } from '@lucide/vue'
import { useProjectStore } from '../../stores/project.store'
import { showPanel } from '../../workbench/dock'
import type { Feature } from '../../workbench/feature'
import { useSearchStore } from './search.store'
import { texts } from './texts'

export const feature: Feature = {
  panels: [
    {
      id: 'search',
      title: () => texts.title,
      icon: Search,
      place: 'left',
      order: 15,
      load: () => import('./SearchPanel.vue'),
    },
  ],
  commands: [
    {
      id: 'search.find-in-files',
      title: () => texts.findInFiles,
      shortcut: 'Mod+Shift+F',
      isEnabled: () => useProjectStore().info !== null,
      run: () => {
        showPanel('search')
        useSearchStore().wantsFocus++
      },
    },
  ],
}
