/** The problems list’s words. */
import { defineTexts } from '../../language/define-texts'

export const texts = defineTexts('problems', {
  en: {
    title: 'Problems',
    none: 'No problems found',
    noneHint: 'Every network of the project can be started.',
    checking: 'Checking the networks…',
    errors: '{count} error | {count} errors',
    warnings: '{count} warning | {count} warnings',
    severities: {
      error: 'error',
      warning: 'warning',
    },
  },
  de: {
    title: 'Probleme',
    none: 'Keine Probleme gefunden',
    noneHint: 'Jedes Netzwerk des Projekts kann starten.',
    checking: 'Netzwerke werden geprüft …',
    errors: '{count} Fehler | {count} Fehler',
    warnings: '{count} Warnung | {count} Warnungen',
    severities: {
      error: 'Fehler',
      warning: 'Warnung',
    },
  },
})
