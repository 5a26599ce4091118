/** Words of what the system draws: the menu and message boxes. The window's own are in `renderer`, by feature. */
import type { Settings } from '../contract/settings'

const en = {
  file: 'File',
  close: 'Close window',
  quit: 'Quit',
  edit: 'Edit',
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  selectAll: 'Select all',
  view: 'View',
  resetZoom: 'Actual size',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fullScreen: 'Full screen',
  developerTools: 'Developer tools',
  window: 'Window',
  minimize: 'Minimise',
  zoom: 'Zoom',
  front: 'Bring all to front',
  windowGone: 'The window has stopped working',
  windowGoneDetail: 'Runs go on. What you had not saved is kept and restored.',
  reload: 'Reload',
  running: 'is running on its nodes',
  runningDetail: 'It can go on without this app and be taken up again, here or with: fission attach',
  leave: 'Leave it running',
  stop: 'Stop it',
  cancel: 'Cancel',
}

export type SystemTexts = Readonly<Record<keyof typeof en, string>>

const de: SystemTexts = {
  file: 'Datei',
  close: 'Fenster schließen',
  quit: 'Beenden',
  edit: 'Bearbeiten',
  undo: 'Rückgängig',
  redo: 'Wiederholen',
  cut: 'Ausschneiden',
  copy: 'Kopieren',
  paste: 'Einfügen',
  selectAll: 'Alles auswählen',
  view: 'Ansicht',
  resetZoom: 'Originalgröße',
  zoomIn: 'Vergrößern',
  zoomOut: 'Verkleinern',
  fullScreen: 'Vollbild',
  developerTools: 'Entwicklerwerkzeuge',
  window: 'Fenster',
  minimize: 'Minimieren',
  zoom: 'Zoomen',
  front: 'Alle nach vorne bringen',
  windowGone: 'Das Fenster ist abgestürzt',
  windowGoneDetail: 'Läufe gehen weiter. Ungespeichertes bleibt erhalten und wird wiederhergestellt.',
  reload: 'Neu laden',
  running: 'läuft auf seinen Knoten',
  runningDetail:
    'Es kann ohne diese App weiterlaufen und wieder aufgenommen werden, hier oder mit: fission attach',
  leave: 'Laufen lassen',
  stop: 'Stoppen',
  cancel: 'Abbrechen',
}

/** The words in the language of the settings, where `system` is the app's locale, such as `de-AT`. */
export function systemTexts(language: Settings['language'], locale: string): SystemTexts {
  const spoken = language === 'system' ? locale.split('-')[0] : language
  return spoken === 'de' ? de : en
}
