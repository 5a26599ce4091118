/** The help: what is in `resources/help`, inside the window. */
import { BookOpen } from '@lucide/vue'
import { showHelp } from '../../stores/wanted-help'
import type { Feature } from '../../workbench/feature'
import { texts } from './texts'

export const feature: Feature = {
  panels: [
    {
      id: 'help',
      title: () => texts.title,
      icon: BookOpen,
      place: 'center',
      order: 95,
      load: () => import('./HelpPanel.vue'),
    },
  ],
  windows: { help: () => import('./HelpWindow.vue') },
  commands: [
    { id: 'help.open', title: () => texts.open, shortcut: 'F1', run: () => showHelp('tutorial') },
    { id: 'help.open-api', title: () => texts.openApi, run: () => showHelp('api-typescript') },
  ],
}
