/** The settings’ words. */
import { defineTexts } from '../../language/define-texts'

export const texts = defineTexts('settings', {
  en: {
    title: 'Settings',
    search: 'Search in the settings',
    nothing: 'No setting has this in its name',
    language: 'Language',
    languageHint:
      'Of the window; menus within the editor follow when it is opened anew. The help, logs and the command line are in English.',
    languages: {
      system: 'As the system says',
      en: 'English',
      de: 'Deutsch',
    },
    theme: 'Colours',
    themeHint: 'The system’s choice includes its high contrast.',
    themes: {
      system: 'As the system says',
      light: 'Light',
      dark: 'Dark',
      'high-contrast': 'High contrast',
    },
    editorFontSize: 'Size of the editor’s text',
    editorFontSizeHint: 'In pixels, 8 to 32.',
    autoSave: 'Save by itself',
    autoSaveHint: 'Saves a file when the cursor leaves its editor.',
    simulationNodes: 'Local nodes of a simulation',
    simulationNodesHint: 'Agents that stand for the nodes of the network, 1 to 16.',
    updateFeed: 'Feed of app updates',
    noFeed: '{address} cannot be a feed',
    noFeedHint: 'Enter an address that begins with https://',
    updateFeedHint: 'Address of a folder with newer versions, https://…; empty: the app looks for none.',
  },
  de: {
    title: 'Einstellungen',
    search: 'In den Einstellungen suchen',
    nothing: 'Keine Einstellung passt dazu',
    language: 'Sprache',
    languageHint:
      'Die des Fensters; Menüs im Editor folgen, wenn es neu geöffnet wird. Die Hilfe, Logs und die Befehlszeile sind auf Englisch.',
    languages: {
      system: 'Wie im System',
      en: 'English',
      de: 'Deutsch',
    },
    theme: 'Farben',
    themeHint: 'Die Wahl des Systems schließt hohen Kontrast ein.',
    themes: {
      system: 'Wie im System',
      light: 'Hell',
      dark: 'Dunkel',
      'high-contrast': 'Hoher Kontrast',
    },
    editorFontSize: 'Schriftgröße im Editor',
    editorFontSizeHint: 'In Pixeln, 8 bis 32.',
    autoSave: 'Automatisch speichern',
    autoSaveHint: 'Speichert eine Datei, wenn der Cursor ihren Editor verlässt.',
    simulationNodes: 'Lokale Knoten einer Simulation',
    simulationNodesHint: 'Agenten, die für die Knoten des Netzwerks stehen, 1 bis 16.',
    updateFeed: 'Quelle für Aktualisierungen',
    noFeed: '{address} kann keine Quelle sein',
    noFeedHint: 'Die Adresse beginnt mit https://',
    updateFeedHint: 'Adresse eines Ordners mit neueren Versionen, https://…; leer: Die App sucht keine.',
  },
})
