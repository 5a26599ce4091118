import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { resourcePath } from '../../../../electron/paths'
import { changedLines, edited, job } from './editing'
import type { ConfigAction } from '../../../../electron/contract/config-edit'

const read = (file: string): string => readFileSync(resourcePath(`resources/${file}`), 'utf8')

async function diff(language: 'ts' | 'py', file: string, action: ConfigAction): Promise<string[]> {
  const before = read(file)
  return changedLines(before, await edited(language, before, action))
}

const v1 = 'examples/demo/demo_network_v1/config.ts'
const pythonV1 = 'examples/demo-python/demo_network_v1/config.py'
const fission = (name: string): { name: string; file: null } => ({ name, file: null })

describe('the tutorial in TypeScript', () => {
  it('gets a job at the end of its list, and the import that it needs', async () => {
    const action: ConfigAction = {
      type: 'add-job',
      job: fission('CsvSinkJob'),
      arguments: { path: "'sums.csv'" },
    }
    expect(await diff('ts', v1, action)).toEqual([
      "-import { defineNetwork, Node, ObjectPipe } from 'fission'",
      "+import { CsvSinkJob, defineNetwork, Node, ObjectPipe } from 'fission'",
      "+    new CsvSinkJob({ path: 'sums.csv' }),",
    ])
  })

  it('imports a class of another file from where it lies', async () => {
    const source = { name: 'FactorJob', file: 'shared/jobs/jobs.ts' }
    expect(await diff('ts', v1, { type: 'add-job', job: source, arguments: {} })).toEqual([
      "+import { FactorJob } from '../shared/jobs/jobs'",
      '+    new FactorJob(),',
    ])
  })

  it('gets a pipe at both ends', async () => {
    const action: ConfigAction = {
      type: 'add-pipe',
      from: job('SourceJob', 1),
      to: job('ReduceJob', 5),
      pipe: fission('JsonPipe'),
      id: 106,
      arguments: {},
    }
    expect(await diff('ts', v1, action)).toEqual([
      "-import { defineNetwork, Node, ObjectPipe } from 'fission'",
      "+import { defineNetwork, JsonPipe, Node, ObjectPipe } from 'fission'",
      '-    new SourceJob({ outputs: [new ObjectPipe(101)] }),',
      '+    new SourceJob({ outputs: [new ObjectPipe(101), new JsonPipe(106)] }),',
      '-    new ReduceJob({ inputs: [new ReducePipe(105)] }),',
      '+    new ReduceJob({ inputs: [new ReducePipe(105), new JsonPipe(106)] }),',
    ])
  })

  it('loses a job with its pipes and the imports that nobody uses any more', async () => {
    expect(await diff('ts', v1, { type: 'delete-job', job: job('ReduceJob', 5) })).toEqual([
      "-import { JoinJob, ReduceJob, SourceJob } from './jobs/jobs'",
      "-import { ReducePipe } from './pipes/pipes'",
      "+import { JoinJob, SourceJob } from './jobs/jobs'",
      '-      outputs: [new ReducePipe(105)],',
      '-    new ReduceJob({ inputs: [new ReducePipe(105)] }),',
    ])
  })

  it('loses a pipe at both ends, and the lists that become empty', async () => {
    const action: ConfigAction = {
      type: 'delete-pipe',
      id: 102,
      from: job('SourceJob', 2),
      to: job('JoinJob', 4),
    }
    expect(await diff('ts', v1, action)).toEqual([
      '-    new SourceJob({ outputs: [new ObjectPipe(102)] }),',
      '+    new SourceJob(),',
      '-      inputs: [new ObjectPipe(101), new ObjectPipe(102), new ObjectPipe(103)],',
      '+      inputs: [new ObjectPipe(101), new ObjectPipe(103)],',
    ])
  })

  it('gets another id for a pipe, at both ends', async () => {
    expect(await diff('ts', v1, { type: 'renumber-pipe', id: 105, to: 7 })).toEqual([
      '-      outputs: [new ReducePipe(105)],',
      '+      outputs: [new ReducePipe(7)],',
      '-    new ReduceJob({ inputs: [new ReducePipe(105)] }),',
      '+    new ReduceJob({ inputs: [new ReducePipe(7)] }),',
    ])
  })

  it('gets a node for a job, and loses it again', async () => {
    const before = read(v1)
    const placed = await edited('ts', before, {
      type: 'set-node',
      job: job('JoinJob', 4),
      node: '192.168.4.3',
    })
    expect(changedLines(before, placed)).toEqual(["+      defaultNode: '192.168.4.3',"])
    expect(await edited('ts', placed, { type: 'set-node', job: job('JoinJob', 4), node: null })).toBe(before)
  })

  it('gets another value for a parameter, also for a shorthand', async () => {
    const file = 'examples/demo/demo_network_v2/config.ts'
    const set = { type: 'set-argument', job: job('SourceJob', 3), name: 'intervalMs', index: null } as const
    expect(await diff('ts', file, { ...set, code: '500' })).toEqual([
      '-    new SourceJob({ intervalMs, outputs: [new ObjectPipe(102)] }),',
      '+    new SourceJob({ intervalMs: 500, outputs: [new ObjectPipe(102)] }),',
    ])
    expect(await diff('ts', file, { ...set, code: null })).toEqual([
      '-    new SourceJob({ intervalMs, outputs: [new ObjectPipe(102)] }),',
      '+    new SourceJob({ outputs: [new ObjectPipe(102)] }),',
    ])
  })

  it('breaks a line that becomes too long, arguments first', async () => {
    const action: ConfigAction = {
      type: 'set-argument',
      job: job('SourceJob', 2),
      name: 'label',
      index: null,
      code: "'the second of three sources, which sends the same numbers as the others do'",
    }
    expect(await diff('ts', 'examples/demo/demo_network_v4/config.ts', action)).toEqual([
      '-    new SourceJob({ intervalMs, outputs: [new ObjectPipe(101), new ObjectPipe(201)] }),',
      '+    new SourceJob({',
      '+      intervalMs,',
      "+      label: 'the second of three sources, which sends the same numbers as the others do',",
      '+      outputs: [new ObjectPipe(101), new ObjectPipe(201)],',
      '+    }),',
    ])
  })
})

describe('the tutorial in Python', () => {
  it('gets a job at the end of its list, and the import that it needs', async () => {
    const action: ConfigAction = {
      type: 'add-job',
      job: fission('CSVSinkJob'),
      arguments: { path: '"sums.csv"' },
    }
    expect(await diff('py', pythonV1, action)).toEqual([
      '+from fission.core.jobs import CSVSinkJob',
      '+    CSVSinkJob(path="sums.csv"),',
    ])
  })

  it('gets a pipe at both ends, in lists that are laid out line by line', async () => {
    const action: ConfigAction = {
      type: 'add-pipe',
      from: job('SourceJob', 1),
      to: job('ReduceJob', 5),
      pipe: fission('PicklePipe'),
      id: 106,
      arguments: {},
    }
    expect(await diff('py', pythonV1, action)).toEqual([
      '+            PicklePipe(106),',
      '+            PicklePipe(106),',
    ])
  })

  it('loses a job with its pipes, its lines and its imports', async () => {
    expect(await diff('py', pythonV1, { type: 'delete-job', job: job('ReduceJob', 5) })).toEqual([
      '-from demo_network_v1.jobs.jobs import SourceJob, ReduceJob, JoinJob',
      '-from demo_network_v1.pipes.pipes import ReducePipe',
      '+from demo_network_v1.jobs.jobs import SourceJob, JoinJob',
      '-        ],',
      '-        outputs=[',
      '-            ReducePipe(105),',
      '-    ReduceJob(',
      '-        inputs=[',
      '-            ReducePipe(105),',
      '-        ]',
      '-    ),',
    ])
  })

  it('takes the comment above a job away with it, and says what it left', async () => {
    const before = read('examples/demo-python/demo_network_v4/config.py')
    const after = await edited('py', before, { type: 'delete-job', job: job('LoggingSinkJob', 9) })
    expect(changedLines(before, after)).toEqual([
      '-from shared.jobs.log_jobs import LoggingSinkJob',
      '-        outputs=[ReducePipe(105), PicklePipe(204), PicklePipe(205), PicklePipe(401)],',
      '+        outputs=[ReducePipe(105), PicklePipe(204), PicklePipe(205)],',
      '-    LoggingSinkJob("log.csv", inputs=[PicklePipe(401)]),',
    ])
  })

  it('changes an argument by position', async () => {
    const action: ConfigAction = {
      type: 'set-argument',
      job: job('SourceJob', 2),
      name: null,
      index: 0,
      code: '0.5',
    }
    expect(await diff('py', 'examples/demo-python/demo_network_v2/config.py', action)).toEqual([
      '-    SourceJob(INTERVAL, outputs=[PicklePipe(101)]),',
      '+    SourceJob(0.5, outputs=[PicklePipe(101)]),',
    ])
  })
})

describe('the template of a network', () => {
  it('keeps every comment', async () => {
    const file = 'templates/network/config.ts'
    const action: ConfigAction = {
      type: 'add-job',
      job: { name: 'SourceJob', file: 'network/jobs/jobs.ts' },
      arguments: {},
    }
    expect(await diff('ts', file, action)).toEqual(['+    new SourceJob(),'])
  })
})
