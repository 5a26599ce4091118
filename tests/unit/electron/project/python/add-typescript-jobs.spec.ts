import { expect, it } from 'vitest'
import type { RawJob, RawPipe } from '../../../../../electron/project/inspect-protocol'
import { configSource } from '../../../../../electron/project/python/add-typescript-jobs'

const job = (id: number, line: number, foreign?: RawJob['foreign']): RawJob => ({
  id,
  type: foreign?.name ?? 'Source',
  bases: [],
  language: foreign ? 'typescript' : 'python',
  groups: [],
  defaultNode: null,
  head: false,
  maxQueue: 0,
  inputs: foreign ? [1, 2] : [],
  outputs: foreign ? [3] : [1, 2],
  interactive: false,
  hasPreference: false,
  dependencies: [],
  attributes: '',
  position: { file: 'demo/config.py', line },
  foreign,
})

const pipe = (id: number, more: Partial<RawPipe>): RawPipe => ({
  id,
  type: 'JSONPipe',
  encoding: 'json',
  blockSize: null,
  blockCount: 1,
  async: false,
  buffer: { size: 1, deleteMode: 'oldest' },
  reliable: false,
  sourceJobs: null,
  destinationJobs: null,
  conflicts: [],
  ...more,
})

const pipes = [
  pipe(1, { blockCount: 5 }),
  pipe(2, { async: true, optional: { default: 7, store: true } }),
  pipe(3, { type: 'IntPipe', encoding: 'custom', blockSize: 4 }),
]
const scale = { module: 'demo/jobs/jobs.ts', name: 'Scale', arguments: { factor: 3 } }

it('puts each TypeScript job on the line that it has in the Python config', () => {
  const lines = configSource([job(1, 10), job(2, 14, scale), job(3, 20, scale)], pipes).split('\n')
  expect(lines[13]).toContain('import * as module2 from "./demo/jobs/jobs.ts"')
  expect(lines[19]).toContain('make(3, module3, "Scale", { ...{"factor":3}, ')
  expect(lines.join('\n')).not.toContain('module1')
})

it('joins the jobs to pipes of the same shape', () => {
  const source = configSource([job(2, 14, scale)], pipes)
  expect(source).toContain(
    'fit(new (optional(fission.JsonPipe, undefined))(1), {"blockCount":5,"async":false})',
  )
  expect(source).toContain('"default":7,"store":true,"bufferSize":1,"deleteMode":"oldest"')
  expect(source).toContain('(optional(fission.BytesPipe, undefined))(3, 4, 1)')
})

it('keeps jobs that stand on one line, and the first line', () => {
  const source = configSource([job(2, 1, scale), job(3, 1, scale)], pipes)
  const [first = ''] = source.split('\n')
  expect(first.startsWith("import * as fission from 'fission'")).toBe(true)
  expect(first).toContain('make(2, module2')
  expect(first).toContain('make(3, module3')
})
