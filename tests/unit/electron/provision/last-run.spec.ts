import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { readLastRun, unfinishedNodes, writeLastRun } from '../../../../electron/provision/last-run'

const node = { name: 'pi1', address: '10.0.0.1', user: null, dataAddress: null }
const outcome = { status: 'failed' as const, changed: 1, task: 'x', reason: 'y', hint: 'z' }

it('keeps the nodes that are to be tried again, also those that are in no inventory yet', () => {
  const inventory = path.join(mkdtempSync(path.join(tmpdir(), 'fission-last-')), 'inventory', 'hosts.yml')
  expect(readLastRun(inventory)).toBeNull()
  const done = { ...outcome, status: 'done' as const }
  writeLastRun(inventory, {
    nodes: [
      { ...node, outcome },
      { ...node, name: 'pi2', outcome: done },
    ],
  })
  expect(unfinishedNodes(readLastRun(inventory))).toEqual([node])
})

it('takes a file that is not its own for none', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'fission-last-'))
  writeFileSync(path.join(folder, 'last-run.json'), '{ "nodes": 3 }')
  expect(readLastRun(path.join(folder, 'hosts.yml'))).toBeNull()
  writeFileSync(path.join(folder, 'last-run.json'), 'half a fi')
  expect(readLastRun(path.join(folder, 'hosts.yml'))).toBeNull()
})
