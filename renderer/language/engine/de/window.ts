/** What is said of runs, files, settings and updates in the window, in German. */
import type { Sentences } from '../sentences'

export const windowSentences: Sentences = {
  // Runs.
  'This run is over meanwhile': 'Dieser Lauf ist inzwischen vorbei',
  'This run is over and forgotten': 'Dieser Lauf ist vorbei und nicht mehr bekannt',
  'Start the network again.': 'Das Netzwerk erneut starten.',
  '{network} is running already': '{network} läuft schon',
  'Stop it, then start it again.': 'Es stoppen, dann erneut starten.',
  'A simulation ends with the app': 'Eine Simulation endet mit der App',
  'Stop it.': 'Die Simulation stoppen.',
  'Every agent of the simulation has ended': 'Alle Agenten der Simulation sind beendet',
  'Start it again; the logs in the folder simulation/ say what the agents did last.':
    'Sie erneut starten; die Logs im Ordner simulation/ sagen, was die Agenten zuletzt taten.',
  '{node} is not ours to kill': '{node} lässt sich von hier nicht abschießen',
  'Switch the node off.': 'Den Knoten ausschalten.',
  'Node {node} is not connected': 'Knoten {node} ist nicht verbunden',
  'Wait until it has joined again.': 'Warten, bis er wieder dabei ist.',
  'Job {job} takes no more lines': 'Job {job} nimmt keine Zeilen mehr an',
  'Wait until it runs again.': 'Warten, bis er wieder läuft.',
  'The run failed': 'Der Lauf ist fehlgeschlagen',
  'Failed jobs: {jobs}': 'Fehlgeschlagene Jobs: {jobs}',
  'Look at the timeline for what happened.': 'Im Verlauf steht, was geschehen ist.',
  '{client} of {user} on {host} holds the run now': '{client} von {user} auf {host} hält den Lauf jetzt',

  // Tables and searches.
  'This table is not followed any more': 'Diese Tabelle wird nicht mehr verfolgt',
  'Open it again.': 'Sie erneut öffnen.',
  'This is no regular expression: {reason}': 'Das ist kein regulärer Ausdruck: {reason}',
  'Correct it, or search for plain text.': 'Ihn korrigieren oder nach einfachem Text suchen.',

  // Settings and updates.
  'A newer version of Fission Control Center wrote the settings ({file}), so this one does not change them':
    'Eine neuere Version von Fission Control Center hat die Einstellungen geschrieben ({file}), daher ändert diese sie nicht',
  'this copy of the app was not installed by a package that can be updated':
    'Diese Kopie der App wurde nicht aus einem Paket installiert, das sich aktualisieren lässt',
  'A network is running, so the app is not updated now':
    'Ein Netzwerk läuft, daher wird die App jetzt nicht aktualisiert',
  'Stop the network, or wait until it has ended.': 'Das Netzwerk stoppen oder warten, bis es beendet ist.',
  '{feed} gave no update: {reason}': '{feed} lieferte keine Aktualisierung: {reason}',
  'Check the address in the settings and the network, then look again.':
    'Die Adresse in den Einstellungen und die Netzwerkverbindung prüfen, dann erneut nachsehen.',

  // What is done with files.
  'Renaming {file}': 'Umbenennen von {file}',
  'Renaming {from} to {to}': 'Umbenennen von {from} in {to}',
  'Moving {path} to the trash': 'Verschieben von {path} in den Papierkorb',
  'Listing {folder}': 'Auflisten von {folder}',
  'Listing the project': 'Auflisten des Projekts',
  'Listing the modules of the project': 'Auflisten der Module des Projekts',
  'Reading the modules of the project': 'Lesen der Module des Projekts',
  'Opening {path}': 'Öffnen von {path}',
  'Saving {path}': 'Speichern von {path}',
  'Creating {path}': 'Anlegen von {path}',
  'Copying the tutorial to {folder}': 'Kopieren des Tutorials nach {folder}',

  // Files and projects.
  '{file} is not text in UTF-8': '{file} ist kein Text in UTF-8',
  'Only text in UTF-8 can be edited here; open it with a program for its kind.':
    'Hier lässt sich nur Text in UTF-8 bearbeiten; die Datei mit einem Programm für ihre Art öffnen.',
  '{file} has {size} MB; the editor opens files up to 10 MB':
    '{file} hat {size} MB; der Editor öffnet Dateien bis 10 MB',
  'Open it with another program.': 'Die Datei mit einem anderen Programm öffnen.',
  '{file} has changed on disk since it was opened':
    '{file} wurde auf der Platte geändert, seit die Datei geöffnet wurde',
  'Compare both versions, then keep yours or take the one on disk.':
    'Beide Versionen vergleichen, dann die eigene behalten oder die von der Platte übernehmen.',
  '{path} is outside the project': '{path} liegt außerhalb des Projekts',
  'Choose a path within the project.': 'Einen Pfad im Projekt wählen.',
  '{project} is not open': '{project} ist nicht geöffnet',
  'Open the project again.': 'Das Projekt erneut öffnen.',
  '{path} is a file, not a folder': '{path} ist eine Datei, kein Ordner',
  'Open the folder around it.': 'Den Ordner öffnen, in dem sie liegt.',
}
