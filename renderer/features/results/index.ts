/** What jobs have written: CSV files as tables and plots. */
import { ChartSpline } from '@lucide/vue'
import type { Feature } from '../../workbench/feature'
import { texts } from './texts'

export const feature: Feature = {
  panels: [
    {
      id: 'results',
      title: () => texts.title,
      icon: ChartSpline,
      place: 'center',
      order: 56,
      load: () => import('./ResultPanel.vue'),
    },
  ],
}
