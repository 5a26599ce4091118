import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pack } from 'tar-stream'
import type { Header } from 'tar-stream'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { receiveFiles } from '../../../../electron/collect/receive-files'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'fission-test-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function tarOf(...entries: (Partial<Header> & { name: string; content?: string })[]): Promise<Buffer> {
  const archive = pack()
  for (const { content, ...header } of entries) archive.entry(header, content ?? '')
  archive.finalize()
  const chunks: Buffer[] = []
  for await (const chunk of archive) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

it('writes files as they are, with their times, and counts them', async () => {
  const mtime = new Date('2026-01-02T03:04:05Z')
  const tar = await tarOf(
    { name: './', type: 'directory' },
    { name: './FISSION.log', content: 'ready\n', mtime },
    { name: './5/data/values.csv', content: '1\n2\n' },
  )
  let bytes = 0
  expect(await receiveFiles(Readable.from([tar]), folder, (count) => (bytes += count))).toEqual({
    files: 2,
    bytes: 10,
  })
  expect(bytes).toBe(10)
  expect(readFileSync(path.join(folder, '5/data/values.csv'), 'utf8')).toBe('1\n2\n')
  expect(statSync(path.join(folder, 'FISSION.log')).mtime).toEqual(mtime)
})

it('leaves links and named pipes out, which would lead elsewhere or block', async () => {
  const tar = await tarOf(
    { name: './1/in', type: 'fifo' },
    { name: './1/link', type: 'symlink', linkname: '/etc/passwd' },
    { name: './1/file', content: 'x' },
  )
  await receiveFiles(Readable.from([tar]), folder, () => undefined)
  expect(readdirSync(path.join(folder, '1'))).toEqual(['file'])
})

it('writes nothing outside of its folder', async () => {
  const tar = await tarOf({ name: '../outside', content: 'x' })
  const inner = path.join(folder, 'inner')
  await expect(receiveFiles(Readable.from([tar]), inner, () => undefined)).rejects.toMatchObject({
    code: 'no-permission',
    message: expect.stringContaining('../outside would be written outside of') as string,
  })
  expect(readdirSync(folder)).toEqual([])
})

it('fails when the stream ends in the middle of a file', async () => {
  const tar = await tarOf({ name: 'file', content: 'x'.repeat(4096) })
  const broken = Readable.from([tar.subarray(0, 2000)])
  await expect(receiveFiles(broken, folder, () => undefined)).rejects.toThrow()
})
