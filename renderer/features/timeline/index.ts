/** What has happened in a run. */
import { History } from '@lucide/vue'
import type { Feature } from '../../workbench/feature'
import { texts } from './texts'

export const feature: Feature = {
  panels: [
    {
      id: 'timeline',
      title: () => texts.title,
      icon: History,
      place: 'bottom',
      isInitial: true,
      order: 54,
      load: () => import('./TimelinePanel.vue'),
    },
  ],
}
