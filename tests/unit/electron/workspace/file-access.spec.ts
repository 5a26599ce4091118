import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FileAccess } from '../../../../electron/workspace/file-access'
import { findNetworks } from '../../../../electron/workspace/find-networks'

let root: string
let files: FileAccess

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'fission-files-'))
  files = new FileAccess(root)
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

function put(file: string, content: string | Buffer = ''): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
  writeFileSync(path.join(root, file), content)
}

describe('a folder', () => {
  it('lists configs first, then shared, networks, other folders, made ones, files', async () => {
    for (const file of ['zebra/config.ts', 'alpha/config.py', 'shared/x', 'notes/y', 'simulation/z', 'a.txt'])
      put(file)
    put('node_modules/fission/index.js')
    const entries = await files.list('')
    expect(entries.map(({ name, role }) => [name, role])).toEqual([
      ['shared', 'shared'],
      ['alpha', 'network'],
      ['zebra', 'network'],
      ['notes', null],
      ['simulation', 'made'],
      ['a.txt', null],
    ])
    put('zebra/a.ts')
    expect((await files.list('zebra')).map(({ name }) => name)).toEqual(['config.ts', 'a.ts'])
  })

  it('that is gone is said in words', async () => {
    await expect(files.list('nowhere')).rejects.toMatchObject({ code: 'not-found' })
  })

  it('shows its networks, also one level down', () => {
    for (const file of ['a/config.ts', 'group/b/config.py', 'shared/jobs.ts']) put(file)
    expect(findNetworks(root).map(({ config, language }) => [config, language])).toEqual([
      ['a/config.ts', 'typescript'],
      ['group/b/config.py', 'python'],
    ])
  })
})

describe('a file', () => {
  it('is written when it is as it was read', async () => {
    put('a.ts', 'one')
    const { text, version } = await files.readText('a.ts')
    expect(text).toBe('one')
    await files.writeText('a.ts', 'two', version)
    expect(readFileSync(path.join(root, 'a.ts'), 'utf8')).toBe('two')
  })

  it('is not overwritten by the second of two that save it at the same time', async () => {
    put('a.ts', 'one')
    const { version } = await files.readText('a.ts')
    const [first, second] = await Promise.allSettled([
      files.writeText('a.ts', 'from the first', version),
      files.writeText('a.ts', 'from the second one', version),
    ])
    expect(first.status).toBe('fulfilled')
    expect(second).toMatchObject({ status: 'rejected', reason: { code: 'changed-on-disk' } })
    expect(readFileSync(path.join(root, 'a.ts'), 'utf8')).toBe('from the first')
  })

  it('that has changed on disk is left alone', async () => {
    put('a.ts', 'one')
    const { version } = await files.readText('a.ts')
    put('a.ts', 'changed by another program')
    await expect(files.writeText('a.ts', 'two', version)).rejects.toMatchObject({ code: 'changed-on-disk' })
    expect(readFileSync(path.join(root, 'a.ts'), 'utf8')).toBe('changed by another program')
  })

  it('that is not UTF-8, too large or a folder is refused with the reason', async () => {
    put('latin1.txt', Buffer.from([0x66, 0xfc, 0x72]))
    put('huge.txt', Buffer.alloc(11 * 1024 * 1024, 'x'))
    put('folder/x')
    await expect(files.readText('latin1.txt')).rejects.toMatchObject({ code: 'not-text' })
    await expect(files.readText('huge.txt')).rejects.toMatchObject({ code: 'too-large' })
    await expect(files.readText('folder')).rejects.toMatchObject({ code: 'file-system' })
  })

  it('is not created or renamed over another', async () => {
    put('a.ts', 'a')
    put('b.ts', 'b')
    await expect(files.createFile('a.ts')).rejects.toMatchObject({ code: 'already-exists' })
    await expect(files.rename('a.ts', 'b.ts')).rejects.toMatchObject({ code: 'already-exists' })
    await files.rename('a.ts', 'folder/c.ts')
    expect(readFileSync(path.join(root, 'folder/c.ts'), 'utf8')).toBe('a')
  })

  it('outside the project is out of reach', async () => {
    await expect(files.readText('../x')).rejects.toMatchObject({ code: 'no-permission' })
  })
})
