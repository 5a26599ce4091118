/** What agents and the processes of jobs say: refusals, and why a job cannot go on, in German. */
import type { Sentences } from '../sentences'

export const agentSentences: Sentences = {
  // Why a job cannot go on, said by itself.
  'the config could not be run again where {job} is to run: {reason}':
    'die Config ließ sich dort, wo {job} laufen soll, nicht noch einmal ausführen: {reason}',
  '{job} is not in the config when it runs on this node':
    '{job} fehlt in der Config, wenn sie auf diesem Knoten ausgeführt wird',
  'setup() of {job} failed: {reason}': 'setup() von {job} ist fehlgeschlagen: {reason}',
  'save() of {job} failed: {reason}': 'save() von {job} ist fehlgeschlagen: {reason}',
  'save() of {job} gave {count} bytes, more than {limit}':
    'save() von {job} lieferte {count} Bytes, mehr als {limit}',
  'restore() of {job} failed: {reason}': 'restore() von {job} ist fehlgeschlagen: {reason}',
  "only a source's run may be a generator": 'nur bei einer Quelle darf run ein Generator sein',
  '{pipe} could not unpack a block of {count} bytes: {reason}':
    '{pipe} konnte einen Block von {count} Bytes nicht auspacken: {reason}',
  '{pipe} packed a block of no bytes; pack() must return at least one':
    '{pipe} hat einen Block ohne Bytes gepackt; pack() muss mindestens eines zurückgeben',
  '{job} could not write a block to {pipe}: {reason}':
    '{job} konnte keinen Block in {pipe} schreiben: {reason}',
  '{job} returned {given} values with outputs(…), but it has {count} outputs':
    '{job} gab mit outputs(…) nicht so viele Werte zurück, wie er Ausgänge hat: {given} statt {count}',
  '{job} returned nothing, but has to write to {pipes}; return a value, or call finish() to end':
    '{job} gab nichts zurück, muss aber in {pipes} schreiben; einen Wert zurückgeben oder mit finish() enden',

  // Why a program cannot go on.
  '{job} is joined to its pipes by named pipes, which Windows does not have; run it on Linux or macOS':
    '{job} ist mit seinen Pipes durch benannte Pipes verbunden, die es unter Windows nicht gibt; unter Linux oder macOS ausführen',
  'the named pipes of {job} cannot be made in {folder}: {reason}':
    'die benannten Pipes von {job} lassen sich in {folder} nicht anlegen: {reason}',
  '{job}: its program {program} is neither in its dependencies nor installed on this node':
    '{job}: Sein Programm {program} ist weder in seinen dependencies noch auf diesem Knoten installiert',
  '{job}: its program {program} is not in its dependencies':
    '{job}: Sein Programm {program} ist nicht in seinen dependencies',
  '{job}: its program {program} does not exist on this node':
    '{job}: Sein Programm {program} gibt es auf diesem Knoten nicht',
  '{job}: its program {program} is not executable; chmod +x makes it so':
    '{job}: Sein Programm {program} ist nicht ausführbar; chmod +x macht es dazu',
  '{job}: its program {program} cannot be started: {reason}':
    '{job}: Sein Programm {program} lässt sich nicht starten: {reason}',
  '{job}: its program {program} cannot be started: it is no program, or a script without #! in its first line':
    '{job}: Sein Programm {program} lässt sich nicht starten: Es ist kein Programm oder ein Skript ohne #! in der ersten Zeile',
  '{job}: its program {program} writes to {pipe}, whose blocks have no known end; give {type} a blockSize or a blockLength()':
    '{job}: Sein Programm {program} schreibt in {pipe}, deren Blöcke kein bekanntes Ende haben; {type} eine blockSize oder ein blockLength() geben',
  '{job}: its program {program} has not opened {pipe} in {seconds} s':
    '{job}: Sein Programm {program} hat {pipe} nach {seconds} s noch nicht geöffnet',
  '{job}: its program {program} wrote {most} blocks to {first} and {least} to {second}; a round has one block for each output':
    '{job}: Sein Programm {program} schrieb {most} Blöcke in {first} und {least} in {second}; eine Runde hat einen Block für jeden Ausgang',
  '{job}: its program {program} ended with exit code {code}':
    '{job}: Sein Programm {program} endete mit Exit-Code {code}',
  '{job}: its program {program} was killed by {signal}':
    '{job}: Sein Programm {program} endete durch {signal}',
  '{end}, in the middle of a block of {pipe}, of which it wrote {count} bytes':
    '{end}, mitten in einem Block von {pipe}, von dem es {count} Bytes schrieb',
  '{end}, in the middle of a block of {pipe}, of which it wrote {count} bytes, in the middle of a block of {otherPipe}, of which it wrote {otherCount} bytes':
    '{end}, mitten in einem Block von {pipe}, von dem es {count} Bytes schrieb, und in einem von {otherPipe}, von dem es {otherCount} Bytes schrieb',
  '{job}: its program {program} ended with exit code {code}, but has never opened {pipe}':
    '{job}: Sein Programm {program} endete mit Exit-Code {code}, hat aber nie geöffnet: {pipe}',
  '{job}: its program {program} ended with exit code {code}, but has never opened {pipe} and {last}':
    '{job}: Sein Programm {program} endete mit Exit-Code {code}, hat aber nie geöffnet: {pipe} und {last}',
  '{job}: its program {program} ended with exit code {code}, but has never opened {pipe} and {second} and {last}':
    '{job}: Sein Programm {program} endete mit Exit-Code {code}, hat aber nie geöffnet: {pipe}, {second} und {last}',

  // What became of a job's process.
  'its folder {folder} cannot be made: {reason}': 'sein Ordner {folder} lässt sich nicht anlegen: {reason}',
  'its process could not be started: {reason}': 'sein Prozess konnte nicht gestartet werden: {reason}',
  'its process could not be started: "{program}" is not installed on this node':
    'sein Prozess konnte nicht gestartet werden: „{program}“ ist auf diesem Knoten nicht installiert',
  'it ran out of memory: its JavaScript heap reached the limit that Node.js has set for this node':
    'ihm ging der Speicher aus: Sein JavaScript-Heap hat die Grenze erreicht, die Node.js für diesen Knoten gesetzt hat',
  'its process was killed by the system, because the node or its service ran out of memory':
    'sein Prozess wurde vom System beendet, weil dem Knoten oder seinem Dienst der Speicher ausging',
  'its process was killed by {signal}': 'sein Prozess endete durch {signal}',
  'its process ended with exit code {code} before the job was finished':
    'sein Prozess endete mit Exit-Code {code}, bevor der Job fertig war',
  'its process broke the protocol: {reason}': 'sein Prozess hat das Protokoll verletzt: {reason}',
  'garbage where a frame should be (size {size}, kind {kind})':
    'Unlesbares, wo ein Frame sein sollte (Größe {size}, Art {kind})',
  'frame of kind {kind} out of order': 'Frame der Art {kind} an falscher Stelle',
  'a job process may not send frames of kind {kind}':
    'der Prozess eines Jobs darf keine Frames der Art {kind} senden',
  'blocks of pipe {pipe}, which is none of its outputs':
    'Blöcke von Pipe {pipe}, die keiner seiner Ausgänge ist',
  'a message is malformed: {reason}': 'eine Nachricht ist fehlerhaft: {reason}',

  // Why an agent does not start.
  'error: the agent could not start: {reason}': 'Fehler: Der Agent konnte nicht starten: {reason}',
  '--{option} takes a whole number from 0 to {max}, not "{given}"':
    '--{option} nimmt eine ganze Zahl von 0 bis {max}, nicht „{given}“',
  'another program has the data port {port}; name a free one (agent_port in the inventory, or --port)':
    'ein anderes Programm hat den Datenanschluss {port}; einen freien nennen (agent_port im Inventar oder --port)',
  'the path of a socket has at most {max} bytes, not {count}: {path}':
    'der Pfad eines Sockets hat höchstens {max} Bytes, nicht {count}: {path}',
  '{path} is there already and is no socket': '{path} gibt es schon und ist kein Socket',
  'another process already serves {path}': 'ein anderer Prozess bedient {path} schon',

  // What agents answer, and what becomes of answers.
  'The connection to the agent is closed': 'Die Verbindung zum Agenten ist geschlossen',
  'The agent\'s answer to "{method}" is malformed: {reason}':
    'Die Antwort des Agenten auf „{method}“ ist fehlerhaft: {reason}',
  'The notification "{method}" is malformed: {reason}': 'Die Mitteilung „{method}“ ist fehlerhaft: {reason}',
  'The request "{method}" is malformed: {reason}': 'Die Anfrage „{method}“ ist fehlerhaft: {reason}',
  'The request "hello" is malformed: {reason}': 'Die Anfrage „hello“ ist fehlerhaft: {reason}',
  'Update the app and the agents to the same version.': 'App und Agenten auf dieselbe Version bringen.',
  'The request "{method}" came before "hello"': 'Die Anfrage „{method}“ kam vor „hello“',
  'The app speaks protocol version {app} and the agent version {agent}':
    'Die App spricht Protokollversion {app}, der Agent Version {agent}',
  'Update the app, then connect again.': 'Die App aktualisieren, dann erneut verbinden.',
  'Update the agent, then connect again.': 'Den Agenten erneuern, dann erneut verbinden.',
  '{node} knows nothing of run {run}.': '{node} weiß nichts von Lauf {run}.',
  'Start the run again.': 'Den Lauf neu starten.',
  'The client has not said who it is': 'Der Client hat nicht gesagt, wer er ist',
  'Run {run} was taken up by nobody': 'Lauf {run} hat niemand übernommen',
  'Run {run} was taken up by {client} ({user} on {host})':
    'Lauf {run} wurde von {client} ({user} auf {host}) übernommen',
  'Run {run} is held by {client} ({user} on {host}) since {time}':
    'Lauf {run} wird seit {time} von {client} ({user} auf {host}) gehalten',
  'Watch it with --watch, or take it over with --take-over.':
    'Mit --watch zusehen oder mit --take-over übernehmen.',
  'Node {node} is to get data at {address}, which is not an address of it':
    'Knoten {node} soll Daten an {address} bekommen, aber das ist keine seiner Adressen',
  'Give it its new address: fission provision renew': 'Ihm seine neue Adresse geben: fission provision renew',
}
