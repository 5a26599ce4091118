/** The help's words; its pages are English in every language. */
import { defineTexts } from '../../language/define-texts'

export const texts = defineTexts('help', {
  en: {
    title: 'Help',
    open: 'Help: the tutorial',
    openApi: 'Help: reference of the SDK',
    contents: 'Pages of the help',
    onThisPage: 'On this page',
    search: 'Search in the help',
    nothing: 'Nothing found for “{query}”',
    back: 'Back',
    forward: 'Forward',
    ownWindow: 'Open in a window of its own',
    language: 'The pages are in English.',
  },
  de: {
    title: 'Hilfe',
    open: 'Hilfe: das Tutorial',
    openApi: 'Hilfe: Referenz des SDK',
    contents: 'Seiten der Hilfe',
    onThisPage: 'Auf dieser Seite',
    search: 'In der Hilfe suchen',
    nothing: 'Nichts gefunden zu „{query}“',
    back: 'Zurück',
    forward: 'Vorwärts',
    ownWindow: 'In eigenem Fenster öffnen',
    language: 'Die Seiten der Hilfe sind auf Englisch.',
  },
})
