import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { CollectionFolder } from '../../../../electron/collect/collection-folder'
import type { NetworkFolder } from '../../../../electron/project/network-folder'

let network: NetworkFolder
beforeEach(() => {
  const folder = mkdtempSync(path.join(tmpdir(), 'fission-test-'))
  network = { name: 'demo', folder, root: folder, config: 'config.ts' }
})
afterEach(() => rmSync(network.folder, { recursive: true, force: true }))

it('exchanges a node’s folder as a whole', () => {
  const collection = CollectionFolder.open(network)
  for (const content of ['first', 'second']) {
    const incoming = collection.incoming()
    writeFileSync(path.join(incoming, `${content}.log`), content)
    collection.exchange(incoming, 'pi1')
  }
  expect(readdirSync(collection.folderOf('pi1'))).toEqual(['second.log'])
  expect(readFileSync(path.join(collection.path, 'pi1/second.log'), 'utf8')).toBe('second')
  collection.release()
  expect(readdirSync(collection.path)).toEqual(['pi1'])
})

it('is one command’s at a time, and clears away what an interrupted one left', () => {
  const left = path.join(network.folder, 'collection/.node-abc')
  mkdirSync(left, { recursive: true })
  const collection = CollectionFolder.open(network)
  expect(existsSync(left)).toBe(false)
  expect(() => CollectionFolder.open(network)).toThrow(
    /Network demo is being collected already by process \d+/,
  )
  collection.release()
  CollectionFolder.open(network).release()
})

it.each([
  ['pi1', 'pi1'],
  ['192.168.4.2', '192.168.4.2'],
  ['../../etc', '_.._.._etc'],
  ['kitchen pi/1', 'kitchen_pi_1'],
])('keeps the files of node %s in a folder of its own', (node, folder) => {
  const collection = CollectionFolder.open(network)
  expect(path.relative(collection.path, collection.folderOf(node))).toBe(folder)
  collection.release()
})
