import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createRun } from '../../../agent/core/supervisor/create-run'
import { takeSnapshot } from '../../../agent/core/supervisor/snapshot'
import { supervisorSettings } from '../../../agent/core/supervisor/timing'
import { findRecord } from '../../../electron/cli/find-record'
import type { Reach } from '../../../electron/client/handover/reach'
import { readLocalRecords, runsOfNewerVersion } from '../../../electron/client/handover/local-records'
import { readDocument, RunRecord, SavedState } from '../../../electron/client/handover/run-record'
import { AppError } from '../../../electron/errors'
import { resourcePath } from '../../../electron/paths'
import { findNetwork } from '../../../electron/project/network-folder'
import { startNetwork } from '../../../electron/project/scaffold'
import { Inventory } from '../../../electron/provision/inventory'
import { readLastRun, writeLastRun } from '../../../electron/provision/last-run'
import { SettingsStore } from '../../../electron/settings/settings-store'
import { RecentProjects } from '../../../electron/workspace/recent-projects'
import { Workspace } from '../../../electron/workspace/workspace'

const silent = (): void => undefined

/** Files as the first version wrote them. */
let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'fission-upgrade-'))
  cpSync(resourcePath('tests/fixtures/version-1'), folder, { recursive: true })
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

const at = (...names: string[]): string => path.join(folder, ...names)
const store = (): SettingsStore => new SettingsStore(silent, at('config'))

/** Lets a newer version have written a file; gives what must still be in it afterwards. */
function makeNewer(file: string, from: string | RegExp, to: string): string {
  const text = readFileSync(file, 'utf8').replace(from, to)
  writeFileSync(file, text)
  return text
}

/** The error that something ends with. */
function errorOf(doing: () => unknown): AppError {
  try {
    doing()
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
  throw new Error('Nothing was refused')
}

describe('files of the first version', () => {
  it('are settings, kept when one is changed', () => {
    expect(store().settings).toMatchObject({ theme: 'dark', editorFontSize: 15, simulationNodes: 3 })
    store().update({ simulationNodes: 2 })
    expect(store().settings).toMatchObject({ theme: 'dark', simulationNodes: 2 })
    expect(JSON.parse(readFileSync(at('config/settings.json'), 'utf8'))).toMatchObject({ version: 1 })
  })

  it('are what windows remember', () => {
    expect(new RecentProjects(store()).list()).toEqual([
      { root: '/home/ada/lab', name: 'lab', exists: false },
    ])
    expect(store().recall('window-state')).toMatchObject({ width: 1200 })
  })

  it('are projects', () => {
    expect(findNetwork('sums', at('project'))).toMatchObject({ name: 'sums', root: at('project') })
  })

  it('are inventories, and what the last provisioning came to', () => {
    expect(Inventory.read(at('hosts.yml')).nodes).toMatchObject([{ name: 'desk', user: 'pi' }])
    expect(readLastRun(at('hosts.yml'))?.nodes).toMatchObject([
      { name: 'desk', outcome: { status: 'failed' } },
    ])
  })

  it('are runs that can be taken up', () => {
    vi.stubEnv('FISSION_STATE_DIR', folder)
    expect(readLocalRecords().map(({ run }) => run)).toEqual(['run-of-version-1'])
    const record = readDocument(RunRecord, readFileSync(at('runs/record.json'), 'utf8'))
    expect(record.network.jobs.map(({ type }) => type)).toContain('JoinJob')
  })
})

describe('files of a newer version', () => {
  it('are settings that are not changed', () => {
    const text = makeNewer(at('config/settings.json'), '{', '{ "version": 2,')
    expect(store().settings.theme).toBe('dark')
    const { code, message } = errorOf(() => store().update({ autoSave: false }))
    expect([code, message]).toEqual(['version-mismatch', expect.stringContaining('A newer version')])
    expect(readFileSync(at('config/settings.json'), 'utf8')).toBe(text)
  })

  it('are projects that are neither opened nor changed', async () => {
    const text = makeNewer(at('project/fission.json'), '"version": 1', '"version": 2')
    const workspace = new Workspace(silent, store())
    for (const doing of [
      () => findNetwork('sums', at('project')),
      () => startNetwork(at('project'), 'another'),
      () => workspace.open(at('project')),
    ]) {
      const { code, message } = errorOf(doing)
      expect([code, message]).toEqual([
        'version-mismatch',
        expect.stringContaining('newer version of Fission'),
      ])
    }
    await workspace.close()
    expect(readFileSync(at('project/fission.json'), 'utf8')).toBe(text)
  })

  it('are inventories that are not read', () => {
    makeNewer(at('hosts.yml'), 'fissionservers:\n', 'fissionservers:\n  vars:\n    inventory_version: 2\n')
    expect(errorOf(() => Inventory.read(at('hosts.yml'))).message).toContain('newer version')
  })

  it('are outcomes of a provisioning, which stay', () => {
    const text = makeNewer(at('last-run.json'), '{', '{ "version": 2,')
    for (const doing of [
      () => readLastRun(at('hosts.yml')),
      () => writeLastRun(at('hosts.yml'), { nodes: [] }),
    ])
      expect(errorOf(doing).message).toContain('A newer version of Fission wrote')
    expect(readFileSync(at('last-run.json'), 'utf8')).toBe(text)
  })

  it('are runs that are not taken up', () => {
    makeNewer(at('runs/record.json'), '"version": 1', '"version": 2')
    const { code } = errorOf(() => readDocument(RunRecord, readFileSync(at('runs/record.json'), 'utf8')))
    expect(code).toBe('version-mismatch')
    vi.stubEnv('FISSION_STATE_DIR', folder)
    makeNewer(at('runs/run-of-version-1.json'), '{', '{ "version": 2,')
    expect(readLocalRecords()).toEqual([])
    expect(runsOfNewerVersion()).toContain('run-of-version-1')
  })

  it('are runs that commands tell of', async () => {
    vi.stubEnv('FISSION_STATE_DIR', folder)
    makeNewer(at('runs/run-of-version-1.json'), '{', '{ "version": 2,')
    const nobody = {} as unknown as Reach
    const failure = await findRecord('sums', nobody, 'attach').catch((error: unknown) => error)
    expect(failure).toMatchObject({
      code: 'not-found',
      hint: 'A newer version of Fission has begun run-of-version-1; ask that version about it.',
    })
  })
})

describe('files of this version', () => {
  it('carry it', () => {
    const { network } = readDocument(RunRecord, readFileSync(at('runs/record.json'), 'utf8'))
    const state = {
      version: 1,
      state: takeSnapshot(createRun(network, [], supervisorSettings(network.settings), 0), 0),
      notices: [],
    }
    expect(readDocument(SavedState, JSON.stringify(state)).version).toBe(1)
    expect(Inventory.read(at('none.yml')).toString()).toContain('inventory_version: 1')
  })

  it('are put aside when nothing of them can be read', () => {
    writeFileSync(at('config/settings.json'), 'theme = dark')
    store().update({ theme: 'light' })
    expect(store().settings.theme).toBe('light')
    expect(readFileSync(at('config/settings.json.unreadable'), 'utf8')).toBe('theme = dark')
  })

  it('lose no more than the setting that cannot be read', () => {
    makeNewer(at('config/settings.json'), '15', '1500')
    expect(store().settings).toMatchObject({ theme: 'dark', editorFontSize: 13 })
  })
})
