// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import type { FileEntry } from '../../electron/contract/files'
import { useTreeStore } from '../../renderer/features/explorer/tree.store'
import { openProject } from './support/projects'
import { network } from './support/runs'
import type { TestWindow } from './support/test-window'

vi.mock('../../renderer/workbench/features', () => ({ features: [], panels: [], slotsOf: () => [] }))

/** What the project's own folder holds, by name. */
let onDisk: string[]

function entry(path: string): FileEntry {
  return { path, name: path, kind: 'file', role: null }
}

async function openTree(...files: string[]): Promise<TestWindow> {
  onDisk = files
  const window = await openProject({
    'files/list-folder': ({ path }) => (path === '' ? onDisk.map(entry) : []),
  })
  useTreeStore()
  await flushPromises()
  return window
}

const shown = (): string[] => useTreeStore().rows.map((row) => row.entry.path)
const changed = { root: network.root, folders: [], files: [] }

it('reads a folder again that is told as changed', async () => {
  const window = await openTree('a.txt')
  onDisk = ['a.txt', 'b.txt']
  window.tell('files/did-change', { ...changed, folders: [''] })
  await flushPromises()
  expect(shown()).toEqual(['a.txt', 'b.txt'])
})

it('reads the folder of a file again that is told as written and that it does not show', async () => {
  const window = await openTree('a.txt')
  onDisk = ['a.txt', 'b.txt']
  window.tell('files/did-change', { ...changed, files: ['b.txt'] })
  await flushPromises()
  expect(shown()).toEqual(['a.txt', 'b.txt'])
})

it('asks nothing when a file that it shows is written', async () => {
  const window = await openTree('a.txt')
  const before = window.asked.length
  window.tell('files/did-change', { ...changed, files: ['a.txt', 'closed-folder/b.txt'] })
  await flushPromises()
  expect(window.asked).toHaveLength(before)
})
