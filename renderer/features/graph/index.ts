/** The network as a picture. */
import { Workflow } from '@lucide/vue'
import type { Feature } from '../../workbench/feature'
import { texts } from './texts'

export const feature: Feature = {
  panels: [
    {
      id: 'graph',
      title: texts.title,
      icon: Workflow,
      place: 'right',
      isInitial: true,
      order: 20,
      load: () => import('./GraphPanel.vue'),
    },
  ],
}
