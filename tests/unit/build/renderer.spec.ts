import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { hashOf, inputs } from '../../../build/renderer.mjs'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'fission-inputs-'))
  mkdirSync(path.join(folder, 'src/deep'), { recursive: true })
  writeFileSync(path.join(folder, 'src/deep/a.ts'), 'one')
  writeFileSync(path.join(folder, 'lock.json'), '{}')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const now = (): string => hashOf(folder, ['src', 'lock.json'])

it('looks at all folders from which the window takes files as they are', () => {
  const root = path.join(import.meta.dirname, '../../..')
  const sources = readdirSync(path.join(root, 'renderer'), { recursive: true, encoding: 'utf8' })
  const globs = sources
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) =>
      [
        ...readFileSync(path.join(root, 'renderer', name), 'utf8').matchAll(
          /import\.meta\.glob.*?'([^'*]+)\//gs,
        ),
      ].map(([, place = '']) => path.relative(root, path.join(root, 'renderer', path.dirname(name), place))),
    )
  expect(globs).toContain('resources/help')
  expect(globs.filter((place) => !inputs.some((input) => `${place}/`.startsWith(`${input}/`)))).toEqual([])
})

it('is the same for the same files, whenever they were written', () => {
  const before = now()
  writeFileSync(path.join(folder, 'src/deep/a.ts'), 'one')
  expect(now()).toBe(before)
})

it('is another one when a file changes, comes or is renamed', () => {
  const seen = new Set([now()])
  writeFileSync(path.join(folder, 'lock.json'), '{ }')
  seen.add(now())
  writeFileSync(path.join(folder, 'src/b.ts'), '')
  seen.add(now())
  renameSync(path.join(folder, 'src/b.ts'), path.join(folder, 'src/c.ts'))
  seen.add(now())
  expect(seen.size).toBe(4)
})
