/** The computers that carry the jobs. */
import { Server } from '@lucide/vue'
import type { Feature } from '../../workbench/feature'
import { useCpuHistoryStore } from './cpu-history.store'
import { announceLosses } from './lost-notification'
import { texts } from './texts'

export const feature: Feature = {
  start: () => {
    announceLosses()
    // From the start of a run on, whether its nodes are looked at or not.
    useCpuHistoryStore()
  },
  panels: [
    {
      id: 'nodes',
      title: () => texts.title,
      icon: Server,
      place: 'bottom',
      isInitial: true,
      order: 52,
      load: () => import('./NodePanel.vue'),
    },
  ],
}
