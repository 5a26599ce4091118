/** What is said of changes of a network on its graph, in German. */
import type { Sentences } from '../sentences'

export const configEditSentences: Sentences = {
  '{job} is computed by code, which the graph cannot rewrite ({file}:{line})':
    '{job} wird durch Code berechnet, den der Graph nicht umschreiben kann ({file}:{line})',
  'The list of jobs is computed by code, which the graph cannot rewrite ({file}:{line})':
    'Die Liste der Jobs wird durch Code berechnet, den der Graph nicht umschreiben kann ({file}:{line})',
  'The arguments of {job} are computed by code, which the graph cannot rewrite ({file}:{line})':
    'Die Argumente von {job} werden durch Code berechnet, den der Graph nicht umschreiben kann ({file}:{line})',
  'The inputs of {job} are computed by code, which the graph cannot rewrite ({file}:{line})':
    'Die Eingänge von {job} werden durch Code berechnet, den der Graph nicht umschreiben kann ({file}:{line})',
  'The outputs of {job} are computed by code, which the graph cannot rewrite ({file}:{line})':
    'Die Ausgänge von {job} werden durch Code berechnet, den der Graph nicht umschreiben kann ({file}:{line})',
  'The list that reads pipe {pipe} is computed by code, which the graph cannot rewrite ({file}:{line})':
    'Die Liste, die Pipe {pipe} liest, wird durch Code berechnet, den der Graph nicht umschreiben kann ({file}:{line})',
  'The list that writes pipe {pipe} is computed by code, which the graph cannot rewrite ({file}:{line})':
    'Die Liste, die Pipe {pipe} schreibt, wird durch Code berechnet, den der Graph nicht umschreiben kann ({file}:{line})',
  'Change the code there.': 'Den Code dort ändern.',
  '{file} has no class {className}': '{file} hat keine Klasse {className}',
  'Look for it in the code.': 'Im Code danach suchen.',
  '{file} has no list of jobs': '{file} hat keine Liste der Jobs',
  'Add one to the config first.': 'Zuerst eine in die Config aufnehmen.',
  '{job} is made outside of the list of jobs ({file}:{line})':
    '{job} wird außerhalb der Liste der Jobs erzeugt ({file}:{line})',
  'Delete it there, and its name in the list of jobs.':
    'Ihn dort löschen, und seinen Namen in der Liste der Jobs.',
  'The inputs of {job} are computed ({file}:{line}). See whether they name a pipe of the deleted job.':
    'Die Eingänge von {job} werden berechnet ({file}:{line}). Nachsehen, ob sie eine Pipe des gelöschten Jobs nennen.',
  'The outputs of {job} are computed ({file}:{line}). See whether they name a pipe of the deleted job.':
    'Die Ausgänge von {job} werden berechnet ({file}:{line}). Nachsehen, ob sie eine Pipe des gelöschten Jobs nennen.',
  '{job} has no such argument any more': '{job} hat kein solches Argument mehr',
  'The nodes of {file} are not a list that is written there':
    'Die Knoten von {file} sind keine Liste, die dort geschrieben steht',
  'Add the nodes where they are listed.': 'Die Knoten dort hinzufügen, wo sie aufgelistet sind.',
  'In Python groups are those of a class: derive one from BaseNode for {node} with GROUPS = {groups}.':
    'In Python gehören Gruppen zu einer Klasse: Für {node} eine von BaseNode ableiten, mit GROUPS = {groups}.',
  'A pipe cannot join {job} with itself': 'Eine Pipe kann {job} nicht mit sich selbst verbinden',
  'Draw it to another job.': 'Sie zu einem anderen Job ziehen.',
  'Pipe {pipe} is there already': 'Pipe {pipe} gibt es schon',
  'Choose another id.': 'Eine andere Id wählen.',
  'In Python the node is an attribute of the class: it counts for every {className}.':
    'In Python ist der Knoten ein Attribut der Klasse: Er gilt für alle {className}.',
  "The class {className} is none of the project's": 'Die Klasse {className} gehört nicht zum Projekt',
  'Derive a class from it in jobs/ and set DEFAULT_NODE there.':
    'In jobs/ eine Klasse davon ableiten und dort DEFAULT_NODE setzen.',
  'That would not be a program any more: {reason}': 'Das wäre kein Programm mehr: {reason}',
  'Correct the code that you typed.': 'Den eingegebenen Code korrigieren.',
  '{file} is written in a way that cannot be changed safely from here':
    '{file} ist so geschrieben, dass es sich von hier aus nicht sicher ändern lässt',
  'Change the code in the editor.': 'Den Code im Editor ändern.',
  '{place} cannot be read: {reason}': '{place} ist nicht lesbar: {reason}',
  'Correct the code first.': 'Zuerst den Code korrigieren.',
  'The program that reads configs ended: {reason}': 'Das Programm, das Configs liest, hat geendet: {reason}',
  'Try it again, or change the config in the editor.': 'Erneut versuchen oder die Config im Editor ändern.',
}
