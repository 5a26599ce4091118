/** Texts of the engine that no user of the window sees, or that another catalogue has; all others need a translation. */
import type { Literal } from './engine-literals'

/** Whole files. */
const files: Record<string, RegExp> = {
  'have a catalogue of their own, as the system draws them': /^electron\/windows\/(texts|app-protocol)\.ts$/,
  'draw pictures and write programs':
    /^electron\/(graph|project\/launcher|project\/python\/add-typescript-jobs)/,
  'ask on a terminal': /^electron\/cli\/terminal-questions\.ts$/,
  'emulate jobs, which only commands and tests do': /^agent\/sdk\/emulate\//,
  'write the logs of agents': /^agent\/runtime\/(log|links\/(link-server|link-client|psk))\.ts$/,
}

/** Texts with their gaps left out, by why nobody sees them. */
const texts: Record<string, string[]> = {
  'defects, which only a programmer can mend': [
    'Run has no job',
    'Run has no node',
    'Run has no pipe',
    'Pipe  lacks an end; validate the network first',
    'Network has no',
    'The local node was not told which run it serves',
    'There is no program to start',
    'An argument cannot contain a zero byte',
    'a request has no stream',
    'only the Python inspector constructs Python jobs',
    'This key is not lent',
    'no JSON',
    'The network has no job',
  ],
  'names of things, and what programs say': [
    'Application Support',
    'fission doctor',
    'password',
    'passphrase',
    'Channel open failure',
    'JavaScript heap out of memory',
    '[object Generator]',
    '[object AsyncGenerator]',
    '[object Object]',
    'no value',
    'an invalid Date',
    'a value of class',
    '(blockSize , blockCount )',
  ],
  'lines of code, of logs and of what a terminal shows': [
    'from  import',
    ': failed',
    'at',
    'caused by:',
    'was not sent:',
    'warning: node :',
    'is not an address of , which waits for a client to say at which it is reached',
    'data comes to  now',
    'run  of  on , agent',
    'no client for  ms, so the run ends here',
    'log :',
    ': starting, epoch',
    ': , epoch',
    'this check needs the login',
    'Simulation of . This folder is cleared before the next one.',
    '→ agent',
    ', stands for',
    ', groups:',
    "wrote a block to   before it was given that block's round",
    'warning:  ; the block waits',
    "warning:  wrote a block to  before it was given that block's round",
    '; the block waits',
    'warning: setup() of  does not call super().setup(*args, **kwargs),',
    'so what its base classes set up is missing',
    'the agent speaks protocol , this Python package',
    'NodeInfo',
  ],
  'reasons that cannot come up: every language reads these encodings': [
    'a program has a MessagePack library of its language',
    'a line of UTF-8 text is read everywhere',
    'bytes are passed on as they are',
    'pack and unpack run on the side that has the class; the other side sees the packed bytes',
  ],
}

/** Shell scripts, and programs handed to Node.js. */
const SCRIPT = /\n.*\n|\b(touch|command) -|readlink|process\.ppid/s

export function isNeverShown({ file, text }: Literal): boolean {
  if (SCRIPT.test(text) || Object.values(files).some((pattern) => pattern.test(file))) return true
  const words = text.replaceAll('\0', '').trim()
  return Object.values(texts).some((list) => list.includes(words))
}
