/** What is wrong with the project, found by the validator and by the languages. */
import { CircleAlert } from '@lucide/vue'
import type { Feature } from '../../workbench/feature'
import ProblemStatus from './ProblemStatus.vue'
import { texts } from './texts'

export const feature: Feature = {
  panels: [
    {
      id: 'problems',
      title: () => texts.title,
      icon: CircleAlert,
      place: 'bottom',
      isInitial: true,
      order: 60,
      load: () => import('./ProblemList.vue'),
    },
  ],
  statusBar: [{ component: ProblemStatus, order: 20 }],
}
