/** What the validator says of a network: its problems and what helps, in German. */
import type { Sentences } from '../sentences'

export const networkSentences: Sentences = {
  // The network.
  'Network {network} has no jobs': 'Netzwerk {network} hat keine Jobs',
  'Construct your jobs in {jobs} of {config}.': 'Die Jobs in {jobs} von {config} erzeugen.',
  'Network {network} has no nodes, so it can be simulated but not run':
    'Netzwerk {network} hat keine Knoten, lässt sich also simulieren, aber nicht auf Knoten ausführen',
  'Add nodes to {nodes} of {config}.': 'Knoten in {nodes} von {config} aufnehmen.',
  '{setting} of network {network} is {size}; it must be a whole number from 1 to {max}':
    '{setting} von Netzwerk {network} ist {size}; es muss eine ganze Zahl von 1 bis {max} sein',
  'Set {setting} to the bytes that your jobs need; 1 leaves five free bits.':
    '{setting} auf die Zahl der Bytes setzen, die die Jobs brauchen; 1 lässt fünf Bits frei.',
  'Network {network} has a heartbeat every {interval} ms, suspects a node after {suspectAfter} ms and gives it up after {lostAfter} ms; each must be longer than the one before':
    'Netzwerk {network} hat alle {interval} ms ein Lebenszeichen, hält einen Knoten nach {suspectAfter} ms für stumm und gibt ihn nach {lostAfter} ms auf; jede dieser Zeiten muss länger sein als die davor',
  'Suspect a node after about 3 heartbeats, and give it up after about 6.':
    'Einen Knoten nach etwa 3 Lebenszeichen für stumm halten und nach etwa 6 aufgeben.',

  // Its nodes: those without a name are “one” and “another”, places in brackets may be unknown.
  'Two nodes have the name {name}: {first} and {second}':
    'Zwei Knoten haben den Namen {name}: {first} und {second}',
  'Two nodes have the address {address}: {first} and {second}':
    'Zwei Knoten haben die Adresse {address}: {first} und {second}',
  'Two nodes have the address {address}: one and {second}':
    'Zwei Knoten haben die Adresse {address}: einer und {second}',
  'Two nodes have the address {address}: one ({place}) and {second}':
    'Zwei Knoten haben die Adresse {address}: einer ({place}) und {second}',
  'Two nodes have the address {address}: {first} and another':
    'Zwei Knoten haben die Adresse {address}: {first} und ein anderer',
  'Two nodes have the address {address}: {first} and another ({place})':
    'Zwei Knoten haben die Adresse {address}: {first} und ein anderer ({place})',
  'Two nodes have the address {address}: one and another':
    'Zwei Knoten haben die Adresse {address}: einer und ein anderer',
  'Two nodes have the address {address}: one ({place}) and another ({otherPlace})':
    'Zwei Knoten haben die Adresse {address}: einer ({place}) und ein anderer ({otherPlace})',
  'Remove one of them; a node that serves more jobs gets more slots.':
    'Einen davon entfernen; ein Knoten für mehr Jobs bekommt mehr Plätze.',
  'Give each node a name of its own, or none.': 'Jedem Knoten einen eigenen Namen geben oder keinen.',

  // Where jobs may run.
  '{job} has no {groups} and no {defaultNode}, so no node may run it':
    '{job} hat weder {groups} noch {defaultNode}, darf also auf keinem Knoten laufen',
  'Set {groups} to "{all}" or to a group of your nodes.':
    '{groups} auf „{all}“ oder auf eine Gruppe der eigenen Knoten setzen.',
  '{job} may run in group {group}, but no node is in it':
    '{job} darf in Gruppe {group} laufen, aber kein Knoten ist darin',
  'Add {group} to a node, or use one of these groups: {groups}.':
    'Einen Knoten in {group} aufnehmen oder eine dieser Gruppen verwenden: {groups}.',
  '{job} prefers node {node}, but no node has this name or address':
    '{job} bevorzugt Knoten {node}, aber kein Knoten hat diesen Namen oder diese Adresse',
  'Add it to {nodes}, or set {defaultNode} to {name}.':
    'Ihn in {nodes} aufnehmen oder {defaultNode} auf {name} setzen.',
  'Add it to {nodes}, or set {defaultNode} to {names} or {last}.':
    'Ihn in {nodes} aufnehmen oder {defaultNode} auf {names} oder {last} setzen.',
  'Add it to {nodes}, or set {defaultNode} to one of your nodes ({names}, …).':
    'Ihn in {nodes} aufnehmen oder {defaultNode} auf einen der eigenen Knoten setzen ({names}, …).',

  // What jobs bring with them.
  '{dependencies} of {job} name {path}, which does not exist':
    '{dependencies} von {job} nennt {path}, aber das gibt es nicht',
  'Create the directory, or correct the path; it is relative to the project folder.':
    'Den Ordner anlegen oder den Pfad berichtigen; er gilt ab dem Projektordner.',
  '{dependencies} of {job} name {path}, which is a file and not a directory':
    '{dependencies} von {job} nennt {path}, aber das ist eine Datei und kein Ordner',
  'Name the directory that holds the file; all of it travels with the job.':
    'Den Ordner nennen, in dem die Datei liegt; er reist als Ganzes mit dem Job.',
  '{dependencies} of {job} name {count} directories: {paths}':
    '{dependencies} von {job} nennt {count} Ordner: {paths}',
  'A job has one directory: put its files into one, and name modules beside it.':
    'Ein Job hat einen Ordner: Seine Dateien in einen legen und Module daneben nennen.',
  '{job} names no program': '{job} nennt kein Programm',
  'Set {executable} to the program to start, such as "./filter" or "python3 filter.py".':
    '{executable} auf das Programm setzen, das starten soll, etwa „./filter“ oder „python3 filter.py“.',
  '{job} starts {program}, but it has no {dependencies}':
    '{job} startet {program}, hat aber keine {dependencies}',
  '{job} starts {program}, but there is none in {folders}':
    '{job} startet {program}, aber das gibt es nicht in {folders}',
  'Put the program into the directory that {dependencies} name, or correct {executable}.':
    'Das Programm in den Ordner legen, den {dependencies} nennt, oder {executable} berichtigen.',

  // What jobs keep.
  '{job} has {has}() but no {lacks}(), so its state is not kept':
    '{job} hat {has}(), aber kein {lacks}(), sein Zustand bleibt also nicht erhalten',
  'Define {lacks}() as well; or rename {has}() if it means something else.':
    'Auch {lacks}() definieren; oder {has}() umbenennen, wenn damit etwas anderes gemeint ist.',
  '{job} has {setting} {value}; it must be a whole number of rounds, or 0 to save by time alone':
    '{job} hat {setting} {value}; es muss eine ganze Zahl von Runden sein oder 0, um nur nach Zeit zu speichern',
  '{job} has {setting} {value}; it must be a time above 0':
    '{job} hat {setting} {value}; es muss eine Zeit über 0 sein',
  'Leave {setting} out to save once a second.': '{setting} weglassen, um einmal in der Sekunde zu speichern.',

  // Jobs in a ring, of which there are at least two.
  '{ring}: these jobs can never start, each waits for the one before it; pipes {pipes} and {last}':
    '{ring}: Diese Jobs können nie starten, jeder wartet auf den davor; Pipes {pipes} und {last}',
  'Make one of these pipes optional ({async}, for example {pipeClass}), so that its reader does not wait.':
    'Eine dieser Pipes optional machen ({async}, zum Beispiel {pipeClass}), damit ihr Leser nicht wartet.',

  // A pipe with its jobs, as it stands in the sentences below.
  'Pipe {id} ({type}) from {source}': 'Pipe {id} ({type}) von {source}',
  'Pipe {id} ({type}) to {destination}': 'Pipe {id} ({type}) zu {destination}',
  'Pipe {id} ({type}) from {source} to {destination}': 'Pipe {id} ({type}) von {source} zu {destination}',

  // The ends of pipes.
  '{job} joins pipe {pipe}, which the network does not describe':
    '{job} nennt Pipe {pipe}, die das Netzwerk nicht beschreibt',
  'Describe pipe {pipe}, or take it out of the job.': 'Pipe {pipe} beschreiben oder aus dem Job nehmen.',
  '{pipe} has no source and no destination: no job uses it':
    '{pipe} hat weder Quelle noch Ziel: Kein Job nutzt sie',
  'Give it to the {outputs} of one job and the {inputs} of another, or remove it.':
    'Sie in {outputs} eines Jobs und {inputs} eines anderen aufnehmen oder entfernen.',
  '{pipe} has no source: {job} reads it, but no job writes it':
    '{pipe} hat keine Quelle: {job} liest sie, aber kein Job schreibt in sie',
  'Add pipe {pipe} to the {outputs} of the job that shall write it, or remove it from {job}.':
    'Pipe {pipe} in {outputs} des Jobs aufnehmen, der in sie schreiben soll, oder aus {job} entfernen.',
  '{pipe} has no destination: {job} writes it, but no job reads it':
    '{pipe} hat kein Ziel: {job} schreibt in sie, aber kein Job liest sie',
  'Add pipe {pipe} to the {inputs} of the job that shall read it, or remove it from {job}.':
    'Pipe {pipe} in {inputs} des Jobs aufnehmen, der sie lesen soll, oder aus {job} entfernen.',
  '{pipe} has {count} sources: {job} has it {times} times among its {outputs}':
    '{pipe} hat {count} Quellen: {job} hat sie {times}-mal in {outputs}',
  '{pipe} has {count} destinations: {job} has it {times} times among its {inputs}':
    '{pipe} hat {count} Ziele: {job} hat sie {times}-mal in {inputs}',
  '{pipe} has {count} sources: {jobs} and {last} each write it':
    '{pipe} hat {count} Quellen: {jobs} und {last} schreiben alle in sie',
  '{pipe} has {count} destinations: {jobs} and {last} each read it':
    '{pipe} hat {count} Ziele: {jobs} und {last} lesen sie alle',
  'A pipe joins exactly two jobs: give each further connection a pipe of its own, with another id.':
    'Eine Pipe verbindet genau zwei Jobs: Jeder weiteren Verbindung eine eigene Pipe mit anderer Id geben.',
  '{pipe} has both ends at one job: {job} would wait for its own output':
    '{pipe} hat beide Enden an einem Job: {job} würde auf seine eigene Ausgabe warten',
  'Let another job read the pipe; a job keeps values for itself in its own attributes.':
    'Einen anderen Job die Pipe lesen lassen; Werte für sich selbst behält ein Job in eigenen Attributen.',

  // The shape of pipes.
  '{pipe} has an id outside 0 to {max}': '{pipe} hat eine Id außerhalb von 0 bis {max}',
  'Give it an id from 0 to {max} that no other pipe has.':
    'Ihr eine Id von 0 bis {max} geben, die keine andere Pipe hat.',
  '{pipe} and a pipe of class {type} have the same id':
    '{pipe} und eine Pipe der Klasse {type} haben dieselbe Id',
  'Use the same class at both ends of pipe {pipe}, or give one of the two pipes another id.':
    'An beiden Enden von Pipe {pipe} dieselbe Klasse verwenden oder einer der beiden Pipes eine andere Id geben.',
  '{pipe} has {setting} {value}; it must be a whole number of at least 1':
    '{pipe} hat {setting} {value}; es muss eine ganze Zahl ab 1 sein',
  'Set {setting} to the number of blocks that its reader takes at once.':
    '{setting} auf die Zahl der Blöcke setzen, die der Leser auf einmal nimmt.',
  'Set {setting} to the bytes of one block.': '{setting} auf die Zahl der Bytes eines Blocks setzen.',

  // Reliable pipes.
  '{pipe} is {reliable} and {async}; an input that never waits for a block cannot get them all':
    '{pipe} ist {reliable} und {async}; ein Eingang, der nie auf einen Block wartet, kann nicht alle bekommen',
  'Set either {reliable} or {async}.': 'Entweder {reliable} oder {async} setzen.',
  '{pipe} is {reliable}, but {job} drops blocks with {maxQueue} {value}':
    '{pipe} ist {reliable}, aber {job} verwirft Blöcke bei {maxQueue} {value}',
  'Leave out {maxQueue}: a slow job then slows its sources. Or leave out {reliable}.':
    '{maxQueue} weglassen: Ein langsamer Job bremst dann seine Quellen. Oder {reliable} weglassen.',
  '{pipe} is {reliable}, but {job} is a program: a round is acknowledged when it was handed to it, not when its answer comes':
    '{pipe} ist {reliable}, aber {job} ist ein Programm: Eine Runde gilt als bestätigt, sobald sie ihm übergeben ist, nicht erst, wenn seine Antwort kommt',
  'What the program holds is lost with its process. Nothing is lost in a job in TypeScript or Python.':
    'Was das Programm noch hält, geht mit seinem Prozess verloren. In einem Job in TypeScript oder Python geht nichts verloren.',
  '{pipe} is {reliable}, but {job} also reads pipe {id} ({type}), which is not':
    '{pipe} ist {reliable}, aber {job} liest auch Pipe {id} ({type}), die es nicht ist',
  'What pipe {pipe} loses is missing here too, as dummies. Make it {reliable} as well.':
    'Was Pipe {pipe} verliert, fehlt auch hier, Dummys stehen dafür. Auch sie {reliable} machen.',

  // Which jobs may use a pipe.
  '{pipe} may not be written by {job}: its {setting} allow no job at all':
    '{job} darf nicht in {pipe} schreiben: {setting} lässt gar keinen Job zu',
  '{pipe} may not be written by {job}: its {setting} allow only {classes}':
    '{job} darf nicht in {pipe} schreiben: {setting} lässt nur {classes} zu',
  '{pipe} may not be read by {job}: its {setting} allow no job at all':
    '{job} darf {pipe} nicht lesen: {setting} lässt gar keinen Job zu',
  '{pipe} may not be read by {job}: its {setting} allow only {classes}':
    '{job} darf {pipe} nicht lesen: {setting} lässt nur {classes} zu',
  'Join {pipe} to a job of such a class, or add {jobClass} to {setting} of {pipeClass}.':
    '{pipe} mit einem Job einer solchen Klasse verbinden oder {jobClass} in {setting} von {pipeClass} aufnehmen.',

  // What the languages of jobs can read.
  "{pipe} begins at {job}, a Python job: its blocks are V8's structured clones, which only the TypeScript runtime can read":
    '{pipe} beginnt bei {job}, einem Python-Job: Ihre Blöcke sind Structured Clones von V8, die nur die TypeScript-Laufzeit lesen kann',
  "{pipe} begins at {job}, an executable: its blocks are V8's structured clones, which only the TypeScript runtime can read":
    '{pipe} beginnt bei {job}, einem Programm: Ihre Blöcke sind Structured Clones von V8, die nur die TypeScript-Laufzeit lesen kann',
  '{pipe} begins at {job}, a TypeScript job: its blocks are pickles, which only Python can read':
    '{pipe} beginnt bei {job}, einem TypeScript-Job: Ihre Blöcke sind Pickles, die nur Python lesen kann',
  "{pipe} ends at {job}, a Python job: its blocks are V8's structured clones, which only the TypeScript runtime can read":
    '{pipe} endet bei {job}, einem Python-Job: Ihre Blöcke sind Structured Clones von V8, die nur die TypeScript-Laufzeit lesen kann',
  "{pipe} ends at {job}, an executable: its blocks are V8's structured clones, which only the TypeScript runtime can read":
    '{pipe} endet bei {job}, einem Programm: Ihre Blöcke sind Structured Clones von V8, die nur die TypeScript-Laufzeit lesen kann',
  '{pipe} ends at {job}, a TypeScript job: its blocks are pickles, which only Python can read':
    '{pipe} endet bei {job}, einem TypeScript-Job: Ihre Blöcke sind Pickles, die nur Python lesen kann',
  'Use {jsonPipe}, MessagePackPipe or BytesPipe, which every language reads.':
    '{jsonPipe}, MessagePackPipe oder BytesPipe verwenden, die jede Sprache lesen kann.',
  '{pipe} packs its own blocks between {source}, a TypeScript job, and {destination}, a Python job: the end without the class gets the packed bytes':
    '{pipe} packt ihre Blöcke selbst, zwischen {source}, einem TypeScript-Job, und {destination}, einem Python-Job: Das Ende ohne die Klasse bekommt die gepackten Bytes',
  '{pipe} packs its own blocks between {source}, a Python job, and {destination}, a TypeScript job: the end without the class gets the packed bytes':
    '{pipe} packt ihre Blöcke selbst, zwischen {source}, einem Python-Job, und {destination}, einem TypeScript-Job: Das Ende ohne die Klasse bekommt die gepackten Bytes',
  'Use {jsonPipe}, MessagePackPipe or BytesPipe, or set {blockSize} and unpack the bytes in the job.':
    '{jsonPipe}, MessagePackPipe oder BytesPipe verwenden oder {blockSize} setzen und die Bytes im Job auspacken.',
}
