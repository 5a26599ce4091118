/** What is said of configs and of the values in them, in German; it mostly follows “{config} cannot be used: ”. */
import type { Sentences } from '../sentences'

export const configSentences: Sentences = {
  // The export of a config in TypeScript, and its keys.
  'the config has no default export': 'die Config hat keinen Default-Export',
  'the default export of the config was not made by defineNetwork':
    'der Default-Export der Config wurde nicht mit defineNetwork erzeugt',
  'defineNetwork takes an object, e.g. defineNetwork({ jobs: […] }), not {value}':
    'defineNetwork nimmt ein Objekt, z. B. defineNetwork({ jobs: […] }), nicht {value}',
  'The config has no key {key}; did you mean {closest}?':
    'Die Config kennt keinen Schlüssel {key}; ist {closest} gemeint?',
  'The config has no key {key}; the keys are {keys}':
    'Die Config kennt keinen Schlüssel {key}; die Schlüssel sind {keys}',
  'The network has no job {job}': 'Das Netzwerk hat keinen Job {job}',

  // What its values are to be.
  '{key} of the config is a text, not {value}': '{key} in der Config muss ein Text sein, nicht {value}',
  '{key} of the config is true or false, not {value}':
    '{key} in der Config muss true oder false sein, nicht {value}',
  '{key} of the config is a whole number from 1 to 64, not {value}':
    '{key} in der Config muss eine ganze Zahl von 1 bis 64 sein, nicht {value}',
  '{key} of the config is a whole number of at least 0, not {value}':
    '{key} in der Config muss eine ganze Zahl ab 0 sein, nicht {value}',
  '{key} of the config is seconds above 0, not {value}':
    '{key} in der Config muss eine Zeit in Sekunden über 0 sein, nicht {value}',
  '{key} of the config is milliseconds above 0, not {value}':
    '{key} in der Config muss eine Zeit in Millisekunden über 0 sein, nicht {value}',
  '{key} of the config is milliseconds of at least 0, not {value}':
    '{key} in der Config muss eine Zeit in Millisekunden ab 0 sein, nicht {value}',
  "{key} of the config is one of '{choices}', not {value}":
    "{key} in der Config muss eines davon sein: '{choices}'; nicht {value}",
  '{key} of the config is an object, not {value}': '{key} in der Config muss ein Objekt sein, nicht {value}',
  '{key} of the config is an object of texts, not {value}':
    '{key} in der Config muss ein Objekt mit Texten sein, nicht {value}',
  '{key} of the config is an object of texts, but {name} is {value}':
    '{key} in der Config muss ein Objekt mit Texten sein, aber {name} ist {value}',
  '{key} of the config is a list, not {value}': '{key} in der Config muss eine Liste sein, nicht {value}',
  '{key} of the config is a list of job objects, but item {number} is {value}':
    '{key} in der Config muss eine Liste von Jobs sein, aber Element {number} ist {value}',
  '{key} of the config is a list of Node or MultiNode objects, but item {number} is {value}':
    '{key} in der Config muss eine Liste von Node oder MultiNode sein, aber Element {number} ist {value}',
  'crash of the config is wrong: {reason}': 'crash in der Config ist falsch: {reason}',

  // What they are instead, after “not” or “is”; a text stands in quotes, as in the code.
  'a list': 'eine Liste',
  'an object of class {type}': 'ein Objekt der Klasse {type}',
  'the class or function {name}': 'die Klasse oder Funktion {name}',

  // Nodes, jobs and pipes that cannot be constructed.
  'A MultiNode needs at least one address': 'Ein MultiNode braucht mindestens eine Adresse',
  "A node's address is a host name or IP address, not {value}":
    'Die Adresse eines Knotens muss ein Rechnername oder eine IP-Adresse sein, nicht {value}',
  'slots of node {node} is a whole number of at least 1, not {value}':
    'slots von Knoten {node} muss eine ganze Zahl ab 1 sein, nicht {value}',
  'inputs of {job} is no list of pipes': 'inputs von {job} ist keine Liste von Pipes',
  'outputs of {job} is no list of pipes': 'outputs von {job} ist keine Liste von Pipes',
  'inputs[{place}] of {job} is no pipe': 'inputs[{place}] von {job} ist keine Pipe',
  'outputs[{place}] of {job} is no pipe': 'outputs[{place}] von {job} ist keine Pipe',
  'inputs[{place}] of {job} is no pipe but {value}':
    'inputs[{place}] von {job} ist keine Pipe, sondern {value}',
  'outputs[{place}] of {job} is no pipe but {value}':
    'outputs[{place}] von {job} ist keine Pipe, sondern {value}',
  'intervalMs of {job} is a number above 0, not {value}':
    'intervalMs von {job} muss eine Zahl über 0 sein, nicht {value}',
  "{job} needs the path of a file, e.g. path: 'results.csv'":
    "{job} braucht den Pfad einer Datei, z. B. path: 'results.csv'",
  'The id of a {type} is a whole number, not {value}':
    'Die Id einer {type} muss eine ganze Zahl sein, nicht {value}',
  "OPTIONAL_DELETE_MODE of {pipe} is 'oldest' or 'newest', not {value}":
    "OPTIONAL_DELETE_MODE von {pipe} muss 'oldest' oder 'newest' sein, nicht {value}",
  'NODES is a list of nodes, or the path of a CSV file of nodes; it has {item}':
    'NODES muss eine Liste von Knoten oder der Pfad einer CSV-Datei mit Knoten sein; darin steht {item}',
  'TypeError: {value} is no node': 'TypeError: {value} ist kein Knoten',

  // The settings of a config in Python.
  '{setting} of {config} is a text, not {value}': '{setting} in {config} muss ein Text sein, nicht {value}',
  'Set {setting} to a text, or leave it out.': '{setting} auf einen Text setzen oder weglassen.',
  '{setting} of {config} is True or False, not {value}':
    '{setting} in {config} muss True oder False sein, nicht {value}',
  'Set {setting} to True or False, or leave it out.': '{setting} auf True oder False setzen oder weglassen.',
  '{setting} of {config} is a whole number of bytes from 1 to 64, not {value}':
    '{setting} in {config} muss eine ganze Zahl von 1 bis 64 Bytes sein, nicht {value}',
  'Set {setting} to a whole number of bytes from 1 to 64, or leave it out.':
    '{setting} auf eine ganze Zahl von 1 bis 64 Bytes setzen oder weglassen.',
  '{setting} of {config} is seconds above 0, not {value}':
    '{setting} in {config} muss eine Zeit in Sekunden über 0 sein, nicht {value}',
  'Set {setting} to seconds above 0, or leave it out.':
    '{setting} auf eine Zeit in Sekunden über 0 setzen oder weglassen.',
  '{setting} of {config} is milliseconds above 0, not {value}':
    '{setting} in {config} muss eine Zeit in Millisekunden über 0 sein, nicht {value}',
  'Set {setting} to milliseconds above 0, or leave it out.':
    '{setting} auf eine Zeit in Millisekunden über 0 setzen oder weglassen.',
  '{setting} of {config} is milliseconds of at least 0, not {value}':
    '{setting} in {config} muss eine Zeit in Millisekunden ab 0 sein, nicht {value}',
  'Set {setting} to milliseconds of at least 0, or leave it out.':
    '{setting} auf eine Zeit in Millisekunden ab 0 setzen oder weglassen.',
  '{setting} of {config} is the name or path of an interpreter, as a text, not {value}':
    '{setting} in {config} muss ein Text mit dem Namen oder Pfad eines Interpreters sein, nicht {value}',
  'Set {setting} to the name or path of an interpreter, as a text, or leave it out.':
    '{setting} auf einen Text mit dem Namen oder Pfad eines Interpreters setzen oder weglassen.',
  '{setting} of {config} is the path of an XML file, not {value}':
    '{setting} in {config} muss der Pfad einer XML-Datei sein, nicht {value}',
  'Set {setting} to the path of an XML file, or leave it out.':
    '{setting} auf den Pfad einer XML-Datei setzen oder weglassen.',
  '{setting} of {config} is a dict of texts, not {value}':
    '{setting} in {config} muss ein dict mit Texten sein, nicht {value}',
  'Set {setting} to a dict of texts, or leave it out.':
    '{setting} auf ein dict mit Texten setzen oder weglassen.',
  '{setting} of {config} is a dict, not {value}': '{setting} in {config} muss ein dict sein, nicht {value}',
  'Set {setting} to a dict, or leave it out.': '{setting} auf ein dict setzen oder weglassen.',
  '{setting} of {config} is one of {choices}, not {value}':
    '{setting} in {config} muss eines davon sein: {choices}; nicht {value}',
  'Set {setting} to one of {choices}, or leave it out.':
    '{setting} auf eines davon setzen oder weglassen: {choices}.',

  // A config in Python that does not run.
  '{file} is not valid Python: {reason}': '{file} ist kein gültiges Python: {reason}',
  'Correct the line: {line}': 'Die Zeile korrigieren: {line}',
  'Correct the line: ': 'Die Zeile korrigieren.',
  '{config} called sys.exit({code}) while it was read':
    '{config} hat, während sie gelesen wurde, sys.exit({code}) aufgerufen',
  '{config} called sys.exit() while it was read':
    '{config} hat, während sie gelesen wurde, sys.exit() aufgerufen',
  'Remove the call: a config only describes the network. A job ends itself with self.finish().':
    'Den Aufruf entfernen: Eine Config beschreibt nur das Netzwerk. Ein Job beendet sich selbst mit self.finish().',

  // Its modules.
  '{file} imports {module}, which is not in the project':
    '{file} importiert {module}, das nicht im Projekt ist',
  'Check the name and the path of the import.': 'Den Namen und den Pfad des Imports prüfen.',
  '{file} needs {module}, which {python} does not have': '{file} braucht {module}, das {python} nicht hat',
  '{job} ({file}) needs {module}, which {python} does not have':
    '{job} ({file}) braucht {module}, das {python} nicht hat',
  '{jobs} ({file}) need {module}, which {python} does not have':
    '{jobs} ({file}) brauchen {module}, das {python} nicht hat',
  '{jobs} and 1 more jobs ({file}) need {module}, which {python} does not have':
    '{jobs} und 1 weiterer Job ({file}) brauchen {module}, das {python} nicht hat',
  '{jobs} and {count} more jobs ({file}) need {module}, which {python} does not have':
    '{jobs} und {count} weitere Jobs ({file}) brauchen {module}, das {python} nicht hat',
  "Add {module} to the provisioning packages of the nodes, and on this computer to the project's environment ({python} -m venv .venv, then .venv/bin/pip install {package}); or correct the import.":
    'Beim Einrichten der Knoten {module} zu den Python-Paketen hinzufügen, auf diesem Computer in die Umgebung des Projekts aufnehmen ({python} -m venv .venv, dann .venv/bin/pip install {package}); oder den Import korrigieren.',

  // Jobs in the other language than the config's, and how jobs travel to their nodes.
  '{job} of {module} cannot be made: {reason}': '{job} aus {module} lässt sich nicht erzeugen: {reason}',
  'Check the module, the class and its arguments.': 'Das Modul, die Klasse und ihre Argumente prüfen.',
  '{type} is no class of jobs': '{type} ist keine Klasse von Jobs',
  'the module exports no class {type}': 'das Modul exportiert keine Klasse {type}',
  '{job}: attribute {name} cannot be sent to a node: {reason}':
    '{job}: Attribut {name} lässt sich nicht an einen Knoten senden: {reason}',
  '{job}: the state cannot be sent to a node: {reason}':
    '{job}: Der Zustand lässt sich nicht an einen Knoten senden: {reason}',
  'pickle cannot carry a lambda': 'pickle kann kein Lambda übertragen',
  '{job}: its class {type} is defined inside a function, so no node can find it':
    '{job}: Die Klasse {type} ist in einer Funktion definiert, kein Knoten kann sie also finden',
  'Set it in setup(), which runs on the node; or use what pickle can carry: a function or class of a module.':
    'Es in setup() setzen, das auf dem Knoten läuft; oder verwenden, was pickle übertragen kann: eine Funktion oder Klasse eines Moduls.',
}
