/** The words of diagnoses. */
import { defineTexts } from '../../language/define-texts'

export const texts = defineTexts('diagnostics', {
  en: {
    command: 'Diagnose this computer',
    computer: 'This computer',
    node: 'Why can’t I reach {node}?',
    lead: 'What Fission needs here, and what it found.',
    nodeLead: 'From its name to its data port; nothing is changed there.',
    running: 'Looking…',
    allGood: 'Nothing is wrong.',
    someWarnings: '{count} remark | {count} remarks',
    someBad: '{count} problem | {count} problems',
    again: 'Look again',
    copy: 'Copy as text',
    copied: 'The findings are in the clipboard.',
    close: 'Close',
    statuses: { good: 'good', warning: 'remark', bad: 'problem', skipped: 'not looked at' },
  },
  de: {
    command: 'Diesen Computer untersuchen',
    computer: 'Dieser Computer',
    node: 'Warum ist {node} nicht erreichbar?',
    lead: 'Was Fission hier braucht und was davon da ist.',
    nodeLead: 'Vom Namen bis zum Datenanschluss; dort wird nichts geändert.',
    running: 'Wird untersucht …',
    allGood: 'Es ist alles in Ordnung.',
    someWarnings: '{count} Hinweis | {count} Hinweise',
    someBad: '{count} Problem | {count} Probleme',
    again: 'Erneut untersuchen',
    copy: 'Als Text kopieren',
    copied: 'Die Befunde sind in der Zwischenablage.',
    close: 'Schließen',
    statuses: { good: 'gut', warning: 'Hinweis', bad: 'Problem', skipped: 'nicht untersucht' },
  },
})
