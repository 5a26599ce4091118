import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ProjectChanges } from '../../../../electron/workspace/project-watcher'
import { ProjectWatcher } from '../../../../electron/workspace/project-watcher'

let root: string
let watcher: ProjectWatcher
let told: ProjectChanges[]

beforeEach(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'fission-watched-'))
  mkdirSync(path.join(root, 'shared'))
  writeFileSync(at('notes.txt'), '')
  told = []
  watcher = new ProjectWatcher(root, (changes) => told.push(changes))
  await vi.waitFor(() => expect(told).toEqual([{ folders: ['', 'shared'], files: [] }]))
  told = []
})
afterEach(async () => {
  await watcher.close()
  rmSync(root, { recursive: true, force: true })
})

const at = (file: string): string => path.join(root, file)
const folders = (): string[] => told.flatMap((changes) => changes.folders)
const files = (): string[] => told.flatMap((changes) => changes.files)

describe('a watched project', () => {
  it('tells once, when watching has begun, that every folder may have changed', () => {
    expect(told).toEqual([])
  })

  it('tells a file that is written, without its folder', async () => {
    writeFileSync(at('notes.txt'), 'written')
    await vi.waitFor(() => expect(files()).toContain('notes.txt'))
    expect(folders()).toEqual([])
  })

  it('tells both folders of a file that is moved', async () => {
    renameSync(at('notes.txt'), at('shared/notes.txt'))
    await vi.waitFor(() => expect(folders()).toEqual(expect.arrayContaining(['', 'shared'])))
  })

  it('does not tell what jobs write in a simulation', async () => {
    mkdirSync(at('simulation/run/job'), { recursive: true })
    writeFileSync(at('simulation/run/job/rows.csv'), '1')
    writeFileSync(at('last.txt'), '')
    await vi.waitFor(() => expect(files()).toContain('last.txt'))
    expect(files()).not.toContain('simulation/run/job/rows.csv')
  })
})
