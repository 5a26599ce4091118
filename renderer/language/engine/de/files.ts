/** What is said of file operations, and of the app itself, in German. */
import type { Sentences } from '../sentences'

export const fileSentences: Sentences = {
  '{doing} failed: {reason}': '{doing} fehlgeschlagen: {reason}',
  // What was tried.
  'Reading {path}': 'Lesen von {path}',
  'Writing {path}': 'Schreiben von {path}',
  'Writing to {path}': 'Schreiben in {path}',
  'Removing {path}': 'Entfernen von {path}',
  'Clearing {path}': 'Leeren von {path}',
  'Keeping what the last run wrote to {path}': 'Aufbewahren der Dateien des letzten Laufs in {path}',
  // Why it failed.
  'permission denied': 'Zugriff verweigert',
  'Choose a folder that you may write to, or change its permissions.':
    'Einen Ordner mit Schreibrecht wählen oder seine Rechte ändern.',
  'the file system is read-only': 'das Dateisystem ist schreibgeschützt',
  'Choose a folder on a disk that can be written.': 'Einen Ordner auf einer beschreibbaren Platte wählen.',
  'no space left on the disk': 'kein Platz mehr auf der Platte',
  'your disk quota is used up': 'das Plattenkontingent ist aufgebraucht',
  'Free some space and try again.': 'Platz schaffen, dann erneut versuchen.',
  'it exists already': 'es existiert schon',
  'Choose another name, or remove what is there.': 'Einen anderen Namen wählen oder entfernen, was dort ist.',
  'no such file or folder': 'Datei oder Ordner nicht vorhanden',
  'Check the path.': 'Den Pfad prüfen.',
  'a part of the path is no folder': 'ein Teil des Pfads ist kein Ordner',
  'Check the path and the disk.': 'Den Pfad und die Platte prüfen.',
  // The app itself.
  'The app does not know {channel}': 'Die App kennt {channel} nicht',
  '{channel} cannot be asked like this: {reason}': '{channel} lässt sich so nicht anfragen: {reason}',
  'Reload the window; it may be older than the app.':
    'Das Fenster neu laden; es ist vielleicht älter als die App.',
  'Something went wrong inside the app: {reason}': 'In der App ist etwas schiefgegangen: {reason}',
  'Try it again.': 'Erneut versuchen.',
  'Fission Control Center cannot start': 'Fission Control Center kann nicht starten',
}
