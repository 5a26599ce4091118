/** The search’s words. */
import { defineTexts } from '../../language/define-texts'

export const texts = defineTexts('search', {
  en: {
    title: 'Search',
    findInFiles: 'Find in files',
    case: 'Match case',
    word: 'Whole words',
    regex: 'Regular expression',
    searching: 'Searching…',
    cancel: 'Cancel',
    cancelled: 'Cancelled; this is what was found so far.',
    nothing: 'Nothing found',
    matches: '{count} match | {count} matches',
    found: '{matches} in {files}',
    files: '{count} file | {count} files',
    cut: 'There are more; search for something more exact.',
    skipped:
      '{count} file is no text, or larger than 5 MB. | {count} files are no text, or larger than 5 MB.',
    lineOf: '{path}, line {line}',
  },
  de: {
    title: 'Suche',
    findInFiles: 'In Dateien suchen',
    case: 'Groß- und Kleinschreibung beachten',
    word: 'Ganze Wörter',
    regex: 'Regulärer Ausdruck',
    searching: 'Es wird gesucht …',
    cancel: 'Abbrechen',
    cancelled: 'Abgebrochen; das wurde bis dahin gefunden.',
    nothing: 'Nichts gefunden',
    matches: '{count} Treffer | {count} Treffer',
    found: '{matches} in {files}',
    files: '{count} Datei | {count} Dateien',
    cut: 'Es gibt mehr; eine genauere Suche hilft.',
    skipped:
      '{count} Datei ist kein Text oder größer als 5 MB. | {count} Dateien sind kein Text oder größer als 5 MB.',
    lineOf: '{path}, Zeile {line}',
  },
})
