/** What jobs print. */
import { Terminal } from '@lucide/vue'
import { useRunStore } from '../../stores/run.store'
import type { Feature } from '../../workbench/feature'
import { openAllConsoles } from './console-windows'
import { texts } from './texts'

export const feature: Feature = {
  panels: [
    {
      id: 'console',
      title: () => texts.title,
      icon: Terminal,
      place: 'bottom',
      isInitial: true,
      order: 50,
      load: () => import('./ConsolePanel.vue'),
    },
  ],
  windows: { console: () => import('./ConsoleWindow.vue') },
  commands: [
    {
      id: 'console.open-all',
      title: () => texts.allWindows,
      isEnabled: () => (useRunStore().current?.jobs.length ?? 0) > 0,
      run: () => {
        const { current } = useRunStore()
        if (current) openAllConsoles(current)
      },
    },
  ],
}
