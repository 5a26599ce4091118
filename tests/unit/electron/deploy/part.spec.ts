import { closeSync, ftruncateSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { listFiles } from '../../../../electron/deploy/file-list'
import { partOf, type ReadProgress } from '../../../../electron/deploy/part'

const MEBIBYTE = 1024 * 1024
const LARGE = 30 * MEBIBYTE

let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'fission-part-'))
  mkdirSync(path.join(folder, 'more'))
  for (let file = 0; file < 5; file++) writeFileSync(path.join(folder, `more/${file}`), `number ${file}`)
  const large = openSync(path.join(folder, 'weights.bin'), 'w')
  ftruncateSync(large, LARGE)
  closeSync(large)
})
afterAll(() => rmSync(folder, { recursive: true }))

it('tells how far the reading of large files is, and gives the same hash whoever follows it', async () => {
  const entries = await listFiles(folder)
  const told: ReadProgress[] = []
  const part = await partOf('model', 'dependencies', entries, { onProgress: (each) => told.push(each) })
  expect(part.hash).toBe((await partOf('model', 'dependencies', entries)).hash)
  expect(told.length).toBe(7)
  expect(told.at(-1)).toMatchObject({ part: 'model', bytes: part.bytes })
  const read = told.map(({ readBytes }) => readBytes)
  expect(read).toEqual([...read].sort((a, b) => a - b))
  expect(read.at(-1)).toBeGreaterThan(LARGE - 4 * MEBIBYTE)
})

it('ends the reading when it is told to', async () => {
  const end = new AbortController()
  let told = 0
  const reading = partOf('model', 'dependencies', await listFiles(folder), {
    onProgress: () => {
      told++
      end.abort()
    },
    signal: end.signal,
  })
  await expect(reading).rejects.toThrow(/abort/i)
  expect(told).toBe(1)
})
