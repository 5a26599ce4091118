/** Words about newer versions of the app. */
import { defineTexts } from '../../language/define-texts'

export const texts = defineTexts('updates', {
  en: {
    command: 'App updates…',
    title: 'App updates',
    running: 'This is version {version}.',
    unsupported:
      'This copy does not update itself: it runs from a checkout or in the browser. Get the newer files the way you got these.',
    off: 'No feed is set, so the app looks for no updates. Enter the address of one in the settings.',
    unlooked: 'The feed has not been looked at yet.',
    current: 'There was nothing newer at {time}.',
    checking: 'Looking at the feed…',
    available: 'Version {version} is there.',
    downloading: 'Downloading version {version}: {percent} %',
    ready: 'Version {version} is downloaded. It is installed when the app starts again.',
    share: 'Downloaded',
    check: 'Look now',
    download: 'Download',
    cancel: 'Cancel',
    install: 'Restart and update',
    settings: 'Open the settings',
    close: 'Close',
    status: 'Update {version}',
  },
  de: {
    command: 'App-Aktualisierung…',
    title: 'App-Aktualisierung',
    running: 'Dies ist Version {version}.',
    unsupported:
      'Diese Kopie aktualisiert sich nicht selbst: Sie läuft aus einem Quellverzeichnis oder im Browser. Neuere Dateien kommen auf demselben Weg wie diese.',
    off: 'Es ist keine Quelle eingestellt, daher sucht die App keine Aktualisierungen. Die Adresse einer Quelle steht in den Einstellungen.',
    unlooked: 'In der Quelle wurde noch nicht nachgesehen.',
    current: 'Um {time} gab es nichts Neueres.',
    checking: 'Sieht in der Quelle nach…',
    available: 'Version {version} ist da.',
    downloading: 'Lädt Version {version}: {percent} %',
    ready: 'Version {version} ist geladen. Sie wird installiert, wenn die App neu startet.',
    share: 'Geladen',
    check: 'Jetzt nachsehen',
    download: 'Laden',
    cancel: 'Abbrechen',
    install: 'Neu starten und aktualisieren',
    settings: 'Einstellungen öffnen',
    close: 'Schließen',
    status: 'Aktualisierung {version}',
  },
})
