import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { PythonDiagnostic } from '../../electron/contract/python'
import { resourcePath } from '../../electron/paths'
import { PythonLanguage } from '../../electron/python-language/python-language'

const file = 'demo_network_v1/jobs/jobs.py'
let root: string
let language: PythonLanguage
let told: Map<string, PythonDiagnostic[]>

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'fission-pyright-'))
  cpSync(resourcePath('resources/examples/demo-python'), root, { recursive: true })
  told = new Map()
  language = new PythonLanguage(
    root,
    (name) => path.join(root, name),
    (_channel, payload) => {
      if ('diagnostics' in payload) told.set(payload.path, payload.diagnostics)
    },
  )
})
afterEach(async () => {
  await language.close()
  rmSync(root, { recursive: true })
})

const read = (name: string): string => readFileSync(path.join(root, name), 'utf8')
vi.setConfig({ testTimeout: 180_000 })
const waiting = { timeout: 45_000, interval: 100 }

it('completes, explains and finds names of the fission package and of the project', async () => {
  await language.putText(
    file,
    `${read(file)}\n\nclass Mine(PythonJob):\n    def setup(self):\n        self.fini\n`,
  )
  const line = read(file).split('\n').length + 4
  const found = await language.complete({ path: file, line, column: 18 })
  const finish = found.find(({ label }) => label === 'finish')!
  expect(finish).toBeDefined()
  expect((await language.describeCompletion(finish.index)).documentation).toContain('Ends the job')

  const config = 'demo_network_v1/config.py'
  await language.putText(config, read(config))
  const lines = read(config).split('\n')
  const at = lines.findIndex((text) => text.includes('JoinJob('))
  const place = { path: config, line: at + 1, column: lines[at]!.indexOf('JoinJob') + 2 }
  expect(await language.hover(place)).toContain('JoinJob')
  expect((await language.define(place))[0]).toMatchObject({ path: file })
})

it('tells the mistakes of open files, those of unsaved text too, and forgets them when a file is closed', async () => {
  await language.putText(file, read(file))
  await vi.waitFor(() => expect(told.get(file)).toEqual([]), waiting)
  await language.putText(file, `${read(file)}\nprint(undefined_name)\n`)
  await vi.waitFor(() => expect(told.get(file)?.[0]?.message).toContain('undefined_name'), waiting)
  await language.putText(file, null)
  expect(told.get(file)).toEqual([])
})

it('starts the server again when it dies, and goes on with the same text', async () => {
  await language.putText(file, `${read(file)}\nprint(undefined_name)\n`)
  await vi.waitFor(() => expect(told.get(file)?.length).toBe(1), waiting)
  told.clear()
  const pid = language.serverPid!
  process.kill(pid, 'SIGKILL')
  await vi.waitFor(() => expect(told.get(file)?.length).toBe(1), waiting)
  expect(language.serverPid).not.toBe(pid)
})

it('leaves no process behind', async () => {
  await language.putText(file, read(file))
  await vi.waitFor(() => expect(told.get(file)).toEqual([]), waiting)
  const pid = language.serverPid!
  await language.close()
  await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow(), waiting)
})
