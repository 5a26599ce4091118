/** Words that several features share. */
import { defineTexts } from '../language/define-texts'

export const texts = defineTexts('ui', {
  en: {
    readMore: 'Read more',
    jobStatuses: {
      unplaced: 'unplaced',
      choosing: 'choosing a node',
      starting: 'starting',
      running: 'running',
      restarting: 'restarting',
      finished: 'finished',
      failed: 'failed',
      stopped: 'stopped',
    },
  },
  de: {
    readMore: 'Mehr dazu',
    jobStatuses: {
      unplaced: 'ohne Knoten',
      choosing: 'wählt Knoten',
      starting: 'startet',
      running: 'läuft',
      restarting: 'startet neu',
      finished: 'fertig',
      failed: 'fehlgeschlagen',
      stopped: 'gestoppt',
    },
  },
})
