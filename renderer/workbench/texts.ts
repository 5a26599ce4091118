/** The workbench’s words. */
import { defineTexts } from '../language/define-texts'

export const texts = defineTexts('workbench', {
  en: {
    product: 'Fission Control Center',
    cancel: 'Cancel',
    dismiss: 'Dismiss',
    views: 'Views',
    palette: 'Commands',
    palettePlaceholder: 'What do you want to do?',
    paletteNothing: 'No command has this in its name',
    hostGone: 'The app behind this window has ended',
    hostGoneHint:
      'The window comes back by itself when it can. If the app has ended, start it again and open the address that it prints. What you had not saved is kept.',
    reload: 'Reload',
    notLetIn: 'This page cannot reach the app',
    notLetInHint:
      'Open the address that `fission serve` or `npm start` printed; it changes with every start. If the app has ended, start it again.',
    close: 'Close {name}',
    unsaved: 'Not saved',
    panelFailed: 'This view has stopped because of a defect',
    showAgain: 'Show it again',
    nothingOpen: 'Nothing is open',
    nothingOpenHint: 'Choose a view from the bar at the left, or a file from the project.',
    closeProject: 'Close project',
    showPalette: 'Show all commands',
    show: 'Show {title}',
    resetLayout: 'Reset the layout of the window',
  },
  de: {
    product: 'Fission Control Center',
    cancel: 'Abbrechen',
    dismiss: 'Ausblenden',
    views: 'Ansichten',
    palette: 'Befehle',
    palettePlaceholder: 'Was soll geschehen?',
    paletteNothing: 'Kein Befehl passt dazu',
    hostGone: 'Die App hinter diesem Fenster läuft nicht mehr',
    hostGoneHint:
      'Das Fenster kommt von selbst zurück, sobald es kann. Ist die App beendet, sie neu starten und die Adresse öffnen, die sie ausgibt. Ungespeichertes bleibt erhalten.',
    reload: 'Neu laden',
    notLetIn: 'Diese Seite erreicht die App nicht',
    notLetInHint:
      'Die Adresse öffnen, die `fission serve` oder `npm start` ausgegeben hat; sie ändert sich mit jedem Start. Läuft die App nicht mehr, sie neu starten.',
    close: '{name} schließen',
    unsaved: 'Nicht gespeichert',
    panelFailed: 'Diese Ansicht wurde durch einen Fehler beendet',
    showAgain: 'Wieder anzeigen',
    nothingOpen: 'Nichts ist geöffnet',
    nothingOpenHint: 'Links eine Ansicht wählen oder eine Datei aus dem Projekt.',
    closeProject: 'Projekt schließen',
    showPalette: 'Alle Befehle zeigen',
    show: '{title} zeigen',
    resetLayout: 'Fensteraufteilung zurücksetzen',
  },
})
