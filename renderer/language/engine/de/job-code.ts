/** Why a job's code failed while it ran, in German; it mostly follows a sentence that names the job or the pipe. */
import type { Sentences } from '../sentences'

export const jobCodeSentences: Sentences = {
  // Often an error's class stands before it, and what it fills in is a sentence itself: what stands first or last in English
  // does so in German, too.
  'thrown: {value}': 'geworfen: {value}',

  // A job in Python that cannot begin or go on.
  '{job} needs {module}, which {python} does not have; add it to the provisioning packages or the environment: {reason}':
    '{job} braucht {module}, das {python} nicht hat; es in die Python-Pakete der Knoten oder die Umgebung aufnehmen: {reason}',
  '{job} could not be made where it is to run: {reason}':
    '{job} ließ sich dort, wo er laufen soll, nicht erzeugen: {reason}',
  '{job} called sys.exit({code})': '{job} hat sys.exit({code}) aufgerufen',
  "run() of {job} is a generator, which only a source's may be":
    'run() von {job} ist ein Generator, was es nur bei einer Quelle sein darf',
  '{job} has no run()': '{job} hat kein run()',
  'thread {name} of {job} failed: {reason}': 'Thread {name} von {job} ist fehlgeschlagen: {reason}',
  // The reason of a file operation would fit it, too.
  'on {node}: thread {name} of {job} failed: {reason}':
    'auf {node}: Thread {name} von {job} ist fehlgeschlagen: {reason}',
  '{job} returned a tuple of {given} values, but it has 1 output':
    '{job} gab ein Tupel von {given} Werten zurück, hat aber 1 Ausgang',
  '{job} returned a tuple of {given} values, but it has {count} outputs':
    '{job} gab ein Tupel von {given} Werten zurück, hat aber {count} Ausgänge',
  '{job} gave {pipe} a block of {count} bytes, but its blocks have {size}':
    '{job} gab {pipe} einen Block von {count} Bytes, aber ihre Blöcke haben {size}',
  '{job} gave {pipe} a block of no bytes; it must have at least one':
    '{job} gab {pipe} einen Block ohne Bytes; er muss mindestens eines haben',

  // Its program.
  '{job} names no program; set EXECUTABLE': '{job} nennt kein Programm; EXECUTABLE setzen',
  '{job} needs named pipes, which Windows does not have; run it on Linux or macOS':
    '{job} braucht benannte Pipes, die es unter Windows nicht gibt; unter Linux oder macOS ausführen',
  '{job}: its program {program} is neither in its DEPENDENCIES nor installed on this node':
    '{job}: Sein Programm {program} ist weder in seinen DEPENDENCIES noch auf diesem Knoten installiert',
  '{job}: its program {program} is not in its DEPENDENCIES':
    '{job}: Sein Programm {program} ist nicht in seinen DEPENDENCIES',
  '{job}: its program {program} is no file': '{job}: Sein Programm {program} ist keine Datei',
  '{job}: its program {program} cannot be started: {reason}; it is for another kind of processor, or a script without #! in its first line':
    '{job}: Sein Programm {program} lässt sich nicht starten: {reason}; es ist für eine andere Art von Prozessor oder ein Skript ohne #! in der ersten Zeile',
  '{job}: its program {program} was killed by signal {number}':
    '{job}: Sein Programm {program} endete durch Signal {number}',
  'the pipes of {job} failed: {reason}': 'die Pipes von {job} sind ausgefallen: {reason}',
  'on {node}: the pipes of {job} failed: {reason}':
    'auf {node}: die Pipes von {job} sind ausgefallen: {reason}',
  '{pipe} could not find the end of a block: {reason}':
    '{pipe} konnte das Ende eines Blocks nicht finden: {reason}',

  // A job in TypeScript.
  '{job} is a program and cannot run as TypeScript':
    '{job} ist ein Programm und kann nicht als TypeScript laufen',
  '{job} is a Python job and cannot run as TypeScript':
    '{job} ist ein Python-Job und kann nicht als TypeScript laufen',
  'the saved attributes are not an object': 'die gespeicherten Attribute sind kein Objekt',
  "{job} can't write {file}: {reason}": '{job} kann {file} nicht schreiben: {reason}',

  // Pipes of any kind, and those of bytes.
  '{pipe} packed {value}; pack() must return a Uint8Array or Buffer':
    '{pipe} hat {value} gepackt; pack() muss ein Uint8Array oder einen Buffer zurückgeben',
  '{pipe} packed a {type}; pack() must return a Uint8Array or Buffer':
    '{pipe} hat einen Wert vom Typ {type} gepackt; pack() muss ein Uint8Array oder einen Buffer zurückgeben',
  '{pipe} packed an object ({type}); pack() must return a Uint8Array or Buffer':
    '{pipe} hat ein Objekt ({type}) gepackt; pack() muss ein Uint8Array oder einen Buffer zurückgeben',
  '{pipe} packed {count} bytes, but its blocks have {size}':
    '{pipe} hat {count} Bytes gepackt, aber ihre Blöcke haben {size}',
  '{pipe} carries bytes, not {type}; pack() must return bytes':
    '{pipe} überträgt bytes, nicht {type}; pack() muss bytes zurückgeben',
  '{pipe} carries a Uint8Array of {size} bytes, not {value}':
    '{pipe} überträgt ein Uint8Array von {size} Bytes, nicht {value}',
  '{pipe} carries blocks of {size} bytes, not of {count}':
    '{pipe} überträgt Blöcke von {size} Bytes, nicht von {count}',
  '{pipe} received {count} bytes, but its blocks have {size}':
    '{pipe} hat {count} Bytes empfangen, aber ihre Blöcke haben {size}',

  // Pipes of JSON and of objects.
  "{pipe} can't carry this value as JSON: {reason}":
    '{pipe} kann diesen Wert nicht als JSON übertragen: {reason}',
  "{pipe} can't carry {value}: it has no JSON form (null has)":
    '{pipe} kann {value} nicht übertragen: Dafür gibt es keine Form in JSON (für null schon)',
  '{pipe} received a line that is not JSON: {line}':
    '{pipe} hat eine Zeile empfangen, die kein JSON ist: {line}',
  'not an ObjectPipe block: it begins with byte {byte}':
    'kein Block einer ObjectPipe: Er beginnt mit Byte {byte}',
  'not an ObjectPipe block: unknown kind of array': 'kein Block einer ObjectPipe: unbekannte Art von Array',

  // Pipes of MessagePack; what follows “it can't read” speaks of the block.
  "{pipe} can't carry this value: {reason}": '{pipe} kann diesen Wert nicht übertragen: {reason}',
  "{pipe} received a block that it can't read: {reason}":
    '{pipe} hat einen Block empfangen, den sie nicht lesen kann: {reason}',
  'MessagePack has no {type}; use numbers, texts, lists, plain objects, typed arrays':
    'MessagePack hat nichts für den Typ {type}; Zahlen, Texte, Listen, einfache Objekte oder typisierte Arrays verwenden',
  'MessagePack has no value of class {type}; use numbers, texts, lists, plain objects, typed arrays':
    'MessagePack hat nichts für die Klasse {type}; Zahlen, Texte, Listen, einfache Objekte oder typisierte Arrays verwenden',
  'MessagePack has no invalid Date; use numbers, texts, lists, plain objects, typed arrays':
    'MessagePack hat nichts für ein ungültiges Date; Zahlen, Texte, Listen, einfache Objekte oder typisierte Arrays verwenden',
  'MessagePack has no {type}; use numbers, texts, lists, dicts, bytes, arrays':
    'MessagePack hat nichts für den Typ {type}; Zahlen, Texte, Listen, dicts, bytes oder Arrays verwenden',
  'MessagePack carries arrays of int8 to int64, uint8 to uint64, float32 and float64, not of {type}; convert it, as by astype()':
    'MessagePack überträgt Arrays von int8 bis int64, uint8 bis uint64, float32 und float64, nicht von {type}; es umwandeln, etwa mit astype()',
  'MessagePack carries up to 2**32 - 1 bytes or items, not {count}':
    'MessagePack überträgt bis zu 2**32 - 1 Bytes oder Elemente, nicht {count}',
  "a dict's keys are str or int, not {type} ({value})":
    'die Schlüssel eines dict müssen str oder int sein, nicht {type} ({value})',
  'a value more than {depth} deep; does it contain itself?':
    'ein Wert von mehr als {depth} Ebenen; enthält er sich selbst?',
  'a byte C1 is no MessagePack': 'ein Byte C1 ist kein MessagePack',
  'no MessagePack value begins with byte {byte}': 'kein MessagePack-Wert beginnt mit Byte {byte}',
  'it has a value of the unknown extension type {type}':
    'er enthält einen Wert des unbekannten Erweiterungstyps {type}',
  'the extension type {type} is unknown': 'der Erweiterungstyp {type} ist unbekannt',
  'its array is of an unknown kind': 'sein Array ist von unbekannter Art',
  'an array has the unknown kind {kind}': 'ein Array hat die unbekannte Art {kind}',
  'an array of shape {shape} has {count} bytes, not {wanted}':
    'ein Array der Form {shape} hat {count} Bytes, nicht {wanted}',
  'the value is cut off': 'der Wert ist abgeschnitten',
  '{count} bytes follow the value': '{count} Bytes folgen auf den Wert',
  'the file ends within a MessagePack value': 'die Datei endet mitten in einem MessagePack-Wert',

  // Arrays of several dimensions; one of none is a single element.
  'An NdArray of shape [{shape}] has {count} elements, not {given} elements':
    'Ein NdArray der Form [{shape}] hat {count} Elemente, nicht {given}',
  'An NdArray of shape [{shape}] has {count} elements, not 1 element':
    'Ein NdArray der Form [{shape}] hat {count} Elemente, nicht 1',
  'An NdArray of shape [{shape}] has 1 elements, not {given} elements':
    'Ein NdArray der Form [{shape}] hat 1 Element, nicht {given}',
  'An NdArray of shape [] has 1 elements, not {given} elements':
    'Ein NdArray der Form [] hat 1 Element, nicht {given}',

  // Heads.
  'A head has a whole number of bytes and at least 1, not {count}':
    'Ein Head hat eine ganze Zahl von Bytes, mindestens 1, nicht {count}',
  'Bit 1 (reset) of a head belongs to the system: a job may read it but not set it':
    'Bit 1 (reset) eines Heads gehört dem System: Ein Job darf es lesen, aber nicht setzen',
  'This head has no bit {index}: it has {count} bits, counted from 0':
    'Dieser Head hat kein Bit {index}: Er hat {count} Bits, von 0 an gezählt',
  'The value {value} of a head is too large for a number; use toBigInt()':
    'Der Wert {value} eines Heads ist zu groß für eine Zahl; toBigInt() verwenden',
  'Heads of {count} and {other} bits cannot be combined':
    'Heads von {count} und {other} Bits lassen sich nicht verknüpfen',
  'A head cannot be combined with {type}': 'Ein Head ist nicht verknüpfbar mit {type}',
  '{value} is no whole number of {count} bits': '{value} ist keine ganze Zahl von {count} Bits',
  'A head is shifted by a whole number of places and not backwards, not by {count}':
    'Ein Head wird um eine ganze Zahl von Stellen und nicht rückwärts verschoben, nicht um {count}',
}
