/** The timeline’s words. */
import { defineTexts } from '../../language/define-texts'

export const texts = defineTexts('timeline', {
  en: {
    title: 'Timeline',
    none: 'Nothing has happened yet',
    noneHint: 'Placements, losses, moves, resets and crashes of a run appear here, with their reasons.',
    showConsole: '{text}. Show the console of this job.',
    importantOnly: 'Only warnings and errors',
    time: 'Time since the start',
    seconds: '{seconds} s',
    severities: {
      info: 'information',
      warning: 'warning',
      error: 'error',
    },
  },
  de: {
    title: 'Verlauf',
    none: 'Noch ist nichts geschehen',
    noneHint:
      'Hier erscheinen Platzierungen, Ausfälle, Umzüge, Resets und Abstürze eines Laufs, mit ihren Gründen.',
    showConsole: '{text}. Konsole dieses Jobs zeigen.',
    importantOnly: 'Nur Warnungen und Fehler',
    time: 'Zeit seit dem Start',
    seconds: '{seconds} s',
    severities: {
      info: 'Hinweis',
      warning: 'Warnung',
      error: 'Fehler',
    },
  },
})
