/** What is said of projects, configs and the files that describe networks, in German. */
import type { Sentences } from '../sentences'

export const projectSentences: Sentences = {
  // Bundles.
  'Bundling the dependencies of jobs into {directory}':
    'Bündeln der Abhängigkeiten von Jobs nach {directory}',
  'The dependencies of a job name {directory}, in which the files of runs are kept':
    'Die Abhängigkeiten eines Jobs nennen {directory}; dort liegen auch die Dateien der Läufe',
  'The dependencies of a job name the project, in which the files of runs are kept':
    'Die Abhängigkeiten eines Jobs nennen das Projekt; dort liegen auch die Dateien der Läufe',
  'Put what the job needs into a folder of its own, such as NETWORK/source/tables, and name that.':
    'Was der Job braucht, in einen eigenen Ordner legen, etwa NETWORK/source/tables, und diesen nennen.',
  'esbuild gave no bundle': 'esbuild lieferte kein Bundle',
  'Move the await into a job’s setup() or run(), or read the file with its synchronous function.':
    'Das await in setup() oder run() eines Jobs verlegen oder die Datei mit der synchronen Funktion lesen.',
  'Check the path of the import.': 'Den Pfad des Imports prüfen.',
  'Install the package in the project folder with npm install, or check its name.':
    'Das Paket im Projektordner mit npm install installieren oder seinen Namen prüfen.',
  'A bundle cannot contain compiled add-ons; use a package without them.':
    'Ein Bundle kann keine kompilierten Add-ons enthalten; ein Paket ohne sie verwenden.',
  'Correct this line.': 'Diese Zeile korrigieren.',
  'Bundling Python files into {directory}': 'Bündeln der Python-Dateien nach {directory}',

  // Reading a config.
  'End the config with: export default defineNetwork({ jobs: […], nodes: […] })':
    'Die Config so beenden: export default defineNetwork({ jobs: […], nodes: […] })',
  '{config} cannot be used: {reason}': '{config} ist nicht verwendbar: {reason}',
  'The calls that led there:\n{calls}': 'Die Aufrufe, die dorthin führten:\n{calls}',
  'Look for it in the files that the config reads.':
    'Die Ursache in den Dateien suchen, die die Config liest.',
  '{config} called process.exit({code}) while it was read':
    '{config} hat, während sie gelesen wurde, process.exit({code}) aufgerufen',
  '{config} called process.exit() while it was read':
    '{config} hat, während sie gelesen wurde, process.exit() aufgerufen',
  'Remove the call: a config only describes the network. A job ends itself with this.finish().':
    'Den Aufruf entfernen: Eine Config beschreibt nur das Netzwerk. Ein Job beendet sich selbst mit this.finish().',
  'The config has no job {job} when it is read again':
    'In der Config fehlt Job {job}, wenn sie erneut gelesen wird',
  '{file} is missing': '{file} fehlt',
  'Run `npm run build` in a checkout, or install the app again.':
    'In einem Checkout `npm run build` ausführen oder die App neu installieren.',
  '{config} describes something impossible: {place}: {reason}':
    '{config} beschreibt etwas Unmögliches: {place}: {reason}',
  'Check the value that is named.': 'Den genannten Wert prüfen.',
  '{config} was not read to its end within {seconds} s':
    '{config} war nach {seconds} s nicht zu Ende gelesen',
  'Does the config, a constructor or preference() loop for ever? Long work belongs into setup() or run().':
    'Läuft in der Config, einem Konstruktor oder preference() eine endlose Schleife? Lange Arbeit gehört in setup() oder run().',
  '{config} ended its process while it was read ({how})':
    '{config} hat, während sie gelesen wurde, ihren Prozess beendet ({how})',
  'A config only describes the network; do its work in jobs.':
    'Eine Config beschreibt nur das Netzwerk; seine Arbeit gehört in Jobs.',
  'Its last output was:\n{output}': 'Ihre letzte Ausgabe war:\n{output}',

  // Python.
  '{config} needs Python, but {program} is not on the PATH':
    '{config} braucht Python, aber {program} ist nicht im PATH',
  '{config} needs Python, but {program} is no program':
    '{config} braucht Python, aber {program} ist kein Programm',
  '{config} needs Python, but {program} does not exist':
    '{config} braucht Python, aber {program} existiert nicht',
  'Install Python 3.9 or newer, or name an interpreter: {example} in the config.':
    'Python 3.9 oder neuer installieren oder einen Interpreter nennen: {example} in der Config.',
  '{config} needs Python 3.9 or newer, but {program} did not run as one ({how})':
    '{config} braucht Python 3.9 oder neuer, aber {program} lief nicht als solches ({how})',
  '{config} needs Python 3.9 or newer, but {program} did not run as one (nothing in {seconds} s)':
    '{config} braucht Python 3.9 oder neuer, aber {program} lief nicht als solches (keine Antwort in {seconds} s)',
  'Name another interpreter in the config, or repair this one.':
    'In der Config einen anderen Interpreter nennen oder diesen reparieren.',
  'Name another interpreter in the config, or repair this one. It said:\n{output}':
    'In der Config einen anderen Interpreter nennen oder diesen reparieren. Seine Ausgabe:\n{output}',
  'Run `npm ci` in a checkout, or install the app again.':
    'In einem Checkout `npm ci` ausführen oder die App neu installieren.',
  'The language server for Python is missing': 'Der Sprachserver für Python fehlt',
  "Python's language server ended several times in a row":
    'Der Sprachserver für Python endete mehrmals hintereinander',
  'Open the file again to start it anew.': 'Die Datei erneut öffnen, um ihn neu zu starten.',

  // Files of nodes.
  'the file of nodes: {reason}': 'Knotendatei: {reason}',
  'the file of nodes {file}: {reason}': 'Knotendatei {file}: {reason}',
  'Correct this row of the file.': 'Diese Zeile der Datei korrigieren.',
  'row {row} has 1 column; a row is name, address, group, …':
    'Zeile {row} hat 1 Spalte; eine Zeile ist Name, Adresse, Gruppe, …',
  'row {row} has {count} columns; a row is name, address, group, …':
    'Zeile {row} hat {count} Spalten; eine Zeile ist Name, Adresse, Gruppe, …',
  'row {row} has no address; a row is name, address, group, …':
    'Zeile {row} hat keine Adresse; eine Zeile ist Name, Adresse, Gruppe, …',
  'NODES of {config} names the file {file}, which cannot be read: {reason}':
    'NODES in {config} nennt die Datei {file}, die nicht lesbar ist: {reason}',
  'Check the path; it is relative to the project folder or to the network.':
    'Den Pfad prüfen; er gilt relativ zum Projektordner oder zum Netzwerk.',

  // Networks, projects and their names.
  "A network's folder contains config.ts or config.py; `fission startnetwork NAME` makes one.":
    'Der Ordner eines Netzwerks enthält config.ts oder config.py; `fission startnetwork NAME` legt einen an.',
  '{folder} has no config.ts or config.py, so it is no network':
    '{folder} hat weder config.ts noch config.py und ist deshalb kein Netzwerk',
  'There is no network {network} in {folder}': 'In {folder} gibt es kein Netzwerk {network}',
  'There is no network {network} in the project {project}':
    'Im Projekt {project} gibt es kein Netzwerk {network}',
  'Change into your project, or give the path of the network.':
    'In das Projekt wechseln oder den Pfad des Netzwerks angeben.',
  '`fission startnetwork {network}` makes one.': '`fission startnetwork {network}` legt eines an.',
  "'{name}' cannot be the name of a project": '„{name}“ kann nicht der Name eines Projekts sein',
  "'{name}' cannot be the name of a network": '„{name}“ kann nicht der Name eines Netzwerks sein',
  'Use up to {most} letters, digits, _ and -, beginning with a letter, e.g. my_project.':
    'Bis zu {most} Buchstaben, Ziffern, _ und - verwenden, mit einem Buchstaben am Anfang, z. B. my_project.',
  'Use up to {most} letters, digits, _ and -, beginning with a letter, e.g. my_network.':
    'Bis zu {most} Buchstaben, Ziffern, _ und - verwenden, mit einem Buchstaben am Anfang, z. B. my_network.',
  "The name '{name}' is taken by the system or the project":
    'Der Name „{name}“ ist schon vom System oder vom Projekt belegt',
  'Choose another name.': 'Einen anderen Namen wählen.',
  '{project} belongs to a newer version of Fission (fission.json has version {version}, this one knows {known})':
    '{project} gehört zu einer neueren Version von Fission (fission.json hat Version {version}, diese kennt {known})',
  'Install the newest version; nothing was changed in the project.':
    'Die neueste Version installieren; am Projekt wurde nichts geändert.',
  'Preparing {folder}': 'Vorbereiten von {folder}',
  'Making a project of {folder}': 'Anlegen eines Projekts in {folder}',
  '{folder} is not in a project (no fission.json there or above)':
    '{folder} liegt in keinem Projekt (fission.json fehlt dort und darüber)',
  'Make one with `fission startproject NAME` and change into it.':
    'Eines mit `fission startproject NAME` anlegen und hineinwechseln.',
  '{path} exists already': '{path} gibt es schon',
  // The reason of a file operation would fit the sentence above, too.
  '{doing} failed: it exists already': '{doing} fehlgeschlagen: es existiert schon',
  'Choose another name for the project.': 'Einen anderen Namen für das Projekt wählen.',
  'Choose another name for the network.': 'Einen anderen Namen für das Netzwerk wählen.',
  'Making the project {path}': 'Anlegen des Projekts {path}',
  'Making the network {path}': 'Anlegen des Netzwerks {path}',

  // Topology files.
  '{setting} of {config} names {file}, which cannot be read: {reason}':
    '{setting} in {config} nennt {file}, das nicht lesbar ist: {reason}',
  '{setting} of {config} has no name {name}; the names are {names}':
    '{setting} in {config} kennt keinen Namen {name}; die Namen sind {names}',
  'Correct the name.': 'Den Namen korrigieren.',
  '{file} has a <{tag}> that means nothing': '{file} enthält ein <{tag}> ohne Bedeutung',
  'Remove it, or say in the config how the file calls inputs, outputs and parameters.':
    'Es entfernen oder in der Config angeben, wie die Datei Eingänge, Ausgänge und Parameter nennt.',
  '{file} gives pipe {pipe} the block size {value}, but it has {known}':
    '{file} gibt Pipe {pipe} die Blockgröße {value}, sie hat aber {known}',
  '{file} gives pipe {pipe} the block size {value}, but it has {known} ({place})':
    '{file} gibt Pipe {pipe} die Blockgröße {value}, sie hat aber {known} ({place})',
  '{file} gives pipe {pipe} the block count {value}, but it has {known}':
    '{file} gibt Pipe {pipe} die Blockanzahl {value}, sie hat aber {known}',
  '{file} gives pipe {pipe} the block count {value}, but it has {known} ({place})':
    '{file} gibt Pipe {pipe} die Blockanzahl {value}, sie hat aber {known} ({place})',
  'no fixed one': 'keine feste',
  'Give both ends of pipe {pipe} the same.': 'Beiden Enden von Pipe {pipe} dasselbe angeben.',
  '{file} writes to {type} {pipe}, whose blocks have no known end':
    '{file} schreibt in {type} {pipe}, deren Blöcke kein bekanntes Ende haben',
  'Use a pipe with a fixed block size, one of JSON or one of MessagePack.':
    'Eine Pipe mit fester Blockgröße, mit JSON oder mit MessagePack verwenden.',
  "{file} gives <{tag}> the {attribute} '{value}', which is no address":
    '{file} gibt <{tag}> als {attribute} „{value}“, was keine Adresse ist',
  'Name a host or an IP address.': 'Einen Rechner oder eine IP-Adresse nennen.',
  "{file} gives <{tag}> the {attribute} '{value}', which is no whole number":
    '{file} gibt <{tag}> als {attribute} „{value}“, was keine ganze Zahl ist',
  'Correct the number.': 'Die Zahl korrigieren.',
  '{file} has a <{tag}> without {attribute}': '{file} enthält ein <{tag}> ohne {attribute}',
  'Add {attribute}="…", or say in the config how the file calls it.':
    '{attribute}="…" ergänzen oder in der Config angeben, wie die Datei es nennt.',
  '{file} declares a document type or entities, which are not read':
    '{file} deklariert einen Dokumenttyp oder Entitäten, die nicht gelesen werden',
  'Write the values where the entities stand, and remove the declaration.':
    'Die Werte dort eintragen, wo die Entitäten stehen, und die Deklaration entfernen.',
  '{file} is not valid XML: {reason}': '{file} ist kein gültiges XML: {reason}',
  'Correct the file at this line.': 'Die Datei in dieser Zeile korrigieren.',
  '{file} has not exactly one outermost tag': '{file} hat nicht genau ein äußerstes Tag',
  'Put all nodes into one <network>.': 'Alle Knoten in ein einziges <network> setzen.',
}
