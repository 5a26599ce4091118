/** The user's settings. */
import { Settings } from '@lucide/vue'
import { useProjectStore } from '../../stores/project.store'
import { showPanel } from '../../workbench/dock'
import type { Feature } from '../../workbench/feature'
import { texts } from './texts'

export const feature: Feature = {
  panels: [
    {
      id: 'settings',
      title: () => texts.title,
      icon: Settings,
      place: 'center',
      order: 90,
      load: () => import('./SettingsPanel.vue'),
    },
  ],
  commands: [
    {
      id: 'settings.open',
      title: () => texts.title,
      shortcut: 'Mod+,',
      isEnabled: () => useProjectStore().info !== null,
      run: () => showPanel('settings'),
    },
  ],
}
