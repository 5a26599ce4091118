/** OpenSSH's files of known hosts: `~/.ssh/known_hosts` is read and written, so that `ssh` and the product agree. */
import { createHmac } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileError } from '../errors'
import { keyType } from './host-key'

/** What the files say of a key; `line` is where another one stands. */
export type HostKeyVerdict =
  | { type: 'known' }
  | { type: 'unknown' }
  | { type: 'changed'; file: string; line: number }
  | { type: 'revoked'; file: string; line: number }

interface Entry {
  file: string
  line: number
  marker: string
  patterns: string
  key: Buffer
}

export class KnownHosts {
  /** `files`: all are read, the first one gets new hosts. */
  constructor(private readonly files: readonly string[]) {}

  /** Compares a host's key with what is known of it. */
  check(host: string, port: number, key: Buffer): HostKeyVerdict {
    const entries = this.entriesOf(host, port)
    const same = entries.filter((entry) => entry.key.equals(key))
    const revoked = same.find(({ marker }) => marker === '@revoked')
    if (revoked) return { type: 'revoked', file: revoked.file, line: revoked.line }
    if (same.some(({ marker }) => marker === '')) return { type: 'known' }
    const other = entries.find(({ marker }) => marker === '')
    return other ? { type: 'changed', file: other.file, line: other.line } : { type: 'unknown' }
  }

  /** Kinds of keys that are known of a host: it is to be asked for these first. */
  keyTypes(host: string, port: number): string[] {
    const plain = this.entriesOf(host, port).filter(({ marker }) => marker === '')
    return [...new Set(plain.map(({ key }) => keyType(key)))]
  }

  /** What is known of a host, as the lines of such a file say it. */
  linesOf(host: string, port: number): string[] {
    const plain = this.entriesOf(host, port).filter(({ marker }) => marker === '')
    return plain.map(({ key }) => entryLine(host, port, key))
  }

  /** Notes a host's key from now on; throws an AppError when the file cannot be written. */
  add(host: string, port: number, key: Buffer): void {
    const [file] = this.files
    if (file === undefined) return
    try {
      mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
      const before = existsSync(file) ? readFileSync(file, 'utf8') : ''
      const separator = before === '' || before.endsWith('\n') ? '' : '\n'
      appendFileSync(file, `${separator}${entryLine(host, port, key)}\n`, { mode: 0o600 })
    } catch (error) {
      throw fileError(`Writing ${file}`, error)
    }
  }

  private entriesOf(host: string, port: number): Entry[] {
    const name = hostName(host, port)
    return this.files.flatMap(readEntries).filter(({ patterns }) => matches(patterns, name))
  }
}

function entryLine(host: string, port: number, key: Buffer): string {
  return `${hostName(host, port)} ${keyType(key)} ${key.toString('base64')}`
}

/** As the file names a host: `[host]:port` unless the port is the usual one. */
function hostName(host: string, port: number): string {
  const lower = host.toLowerCase()
  return port === 22 ? lower : `[${lower}]:${port}`
}

function readEntries(file: string): Entry[] {
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((text, index) => readLine(text, file, index + 1))
}

/** `[@marker] patterns type key [comment]`; anything else is no entry. */
function readLine(text: string, file: string, line: number): Entry[] {
  const [, marker = '', patterns, key] = /^\s*(?:(@\S+)\s+)?([^\s#@]\S*)\s+\S+\s+(\S+)/.exec(text) ?? []
  if (patterns === undefined || key === undefined) return []
  return [{ file, line, marker, patterns, key: Buffer.from(key, 'base64') }]
}

function matches(patterns: string, name: string): boolean {
  const list = patterns.split(',')
  const negated = list.filter((pattern) => pattern.startsWith('!')).map((pattern) => pattern.slice(1))
  if (negated.some((pattern) => matchesOne(pattern, name))) return false
  return list.some((pattern) => matchesOne(pattern, name))
}

function matchesOne(pattern: string, name: string): boolean {
  const [, salt, hash] = /^\|1\|([^|]+)\|(.+)$/.exec(pattern) ?? []
  if (salt !== undefined) {
    return createHmac('sha1', Buffer.from(salt, 'base64')).update(name).digest('base64') === hash
  }
  const escaped = pattern.toLowerCase().replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`).test(name)
}
