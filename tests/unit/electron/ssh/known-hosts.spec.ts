import { createHmac } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fingerprint, keyType } from '../../../../electron/ssh/host-key'
import { KnownHosts } from '../../../../electron/ssh/known-hosts'

const encoded = {
  // ssh-keygen -t ed25519; its fingerprint is what ssh-keygen -l says.
  first: 'AAAAC3NzaC1lZDI1NTE5AAAAIEsa+A3PFOUUiQiWTGICkJ36ODVf1fKkpQYDjIGQsaBm',
  second: 'AAAAC3NzaC1lZDI1NTE5AAAAIMbZ2ouMfwTNMjNiqMVqnGBO4yYrHPTKQKuzDpiyLnAU',
}
const first = Buffer.from(encoded.first, 'base64')
const second = Buffer.from(encoded.second, 'base64')

describe('Known hosts', () => {
  let folder: string
  let file: string
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'fission-test-'))
    file = path.join(folder, '.ssh', 'known_hosts')
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const write = (...lines: string[]): KnownHosts => {
    const other = path.join(folder, 'other')
    writeFileSync(other, `${lines.join('\n')}\n`)
    return new KnownHosts([file, other])
  }

  it('remember a host that was added, in a file that only its owner may write', () => {
    const known = new KnownHosts([file])
    expect(known.check('10.0.0.1', 22, first)).toEqual({ type: 'unknown' })
    known.add('10.0.0.1', 22, first)
    expect(known.check('10.0.0.1', 22, first)).toEqual({ type: 'known' })
    expect(known.check('10.0.0.1', 2222, first)).toEqual({ type: 'unknown' })
    expect(readFileSync(file, 'utf8')).toBe(`10.0.0.1 ssh-ed25519 ${encoded.first}\n`)
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  it('say where another key stands', () => {
    const known = write('# a comment', '', `pi1,10.0.0.1 ssh-ed25519 ${encoded.first} me@home`)
    expect(known.check('PI1', 22, second)).toEqual({
      type: 'changed',
      file: path.join(folder, 'other'),
      line: 3,
    })
    expect(known.keyTypes('pi1', 22)).toEqual(['ssh-ed25519'])
    expect(known.keyTypes('pi2', 22)).toEqual([])
  })

  it('understand ports, patterns and negations', () => {
    const known = write(`[10.0.0.1]:2222,*.lab,!bad.lab ssh-ed25519 ${encoded.first}`)
    const type = (host: string, port: number): string => known.check(host, port, first).type
    expect(type('10.0.0.1', 2222)).toBe('known')
    expect(type('10.0.0.1', 22)).toBe('unknown')
    expect(type('good.lab', 22)).toBe('known')
    expect(type('bad.lab', 22)).toBe('unknown')
    expect(type('goodxlab', 22)).toBe('unknown')
  })

  it('understand hashed names', () => {
    const salt = Buffer.from('twenty bytes of salt')
    const hash = createHmac('sha1', salt).update('10.0.0.1').digest('base64')
    const known = write(`|1|${salt.toString('base64')}|${hash} ssh-ed25519 ${encoded.first}`)
    expect(known.check('10.0.0.1', 22, first).type).toBe('known')
    expect(known.check('10.0.0.2', 22, first).type).toBe('unknown')
  })

  it('refuse a revoked key, and take no authority for a host', () => {
    const known = write(
      `@revoked * ssh-ed25519 ${encoded.first}`,
      `@cert-authority * ssh-ed25519 ${encoded.second}`,
    )
    expect(known.check('pi1', 22, first).type).toBe('revoked')
    expect(known.check('pi1', 22, second).type).toBe('unknown')
  })

  it('show a key as OpenSSH does', () => {
    expect(keyType(first)).toBe('ssh-ed25519')
    expect(fingerprint(first)).toMatch(/^SHA256:[A-Za-z0-9+/]{43}$/)
    expect(keyType(Buffer.from([0]))).toBe('')
  })
})
