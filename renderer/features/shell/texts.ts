/** Words of shells on nodes. */
import { defineTexts } from '../../language/define-texts'

export const texts = defineTexts('shell', {
  en: {
    title: 'Shell on {node}',
    ended: 'The shell has ended',
    again: 'Open another one',
  },
  de: {
    title: 'Shell auf {node}',
    ended: 'Die Shell ist beendet',
    again: 'Neue öffnen',
  },
})
