/** Which encodings the jobs of each language can read and write. */
import type { Encoding, Language } from '../description'

/** A language as the user reads it, with its article. */
export const languageName: Record<Language, string> = {
  typescript: 'a TypeScript job',
  python: 'a Python job',
  executable: 'an executable',
}

const all: readonly Language[] = ['typescript', 'python', 'executable']

/** Who can join a pipe of each encoding, and why nobody else can. */
export const readers: Record<Encoding, { languages: readonly Language[]; reason: string }> = {
  object: {
    languages: ['typescript'],
    reason: "its blocks are V8's structured clones, which only the TypeScript runtime can read",
  },
  pickle: {
    // A program may be Python too.
    languages: ['python', 'executable'],
    reason: 'its blocks are pickles, which only Python can read',
  },
  messagepack: { languages: all, reason: 'a program has a MessagePack library of its language' },
  json: { languages: all, reason: 'a line of UTF-8 text is read everywhere' },
  bytes: { languages: all, reason: 'bytes are passed on as they are' },
  custom: {
    languages: all,
    reason: 'pack and unpack run on the side that has the class; the other side sees the packed bytes',
  },
}

/** True when a job of this language can read and write the encoding. */
export function canJoin(language: Language, encoding: Encoding): boolean {
  return readers[encoding].languages.includes(language)
}

/** The predefined pipes that jobs of every language can join, for a hint: `JsonPipe, MessagePackPipe or BytesPipe`. */
export function commonPipes(className: (name: string) => string): string {
  return `${className('JsonPipe')}, MessagePackPipe or BytesPipe`
}
