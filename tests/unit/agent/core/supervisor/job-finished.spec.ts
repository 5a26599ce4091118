import { describe, expect, it } from 'vitest'
import { nextDeadline } from '../../../../../agent/core/supervisor/next-deadline'
import { discard, node, Scenario } from './scenario'

const chain = [
  { inputs: [], outputs: [101], defaultNode: 'a' },
  { inputs: [101], outputs: [102], defaultNode: 'b' },
  { inputs: [102], outputs: [], defaultNode: 'c' },
]
const nodes = [node('a'), node('b'), node('c')]

describe('a job that finishes', () => {
  it('needs no instruction: its end travels with the data', () => {
    const run = new Scenario(chain, nodes).begin()
    expect(run.finish(1)).toEqual([])
    expect(run.notices).toEqual([{ type: 'job-finished', job: 1, node: 'a' }])
  })

  it('may finish before it was heard to start', () => {
    const run = new Scenario(chain, nodes)
    run.send({ type: 'tick' })
    run.finish(1)
    run.started(1)
    expect(run.job(1).status).toBe('finished')
  })

  it('stops every job that wrote only to it, up to the sources', () => {
    const run = new Scenario(chain, nodes).begin()
    run.finish(3)
    expect(nextDeadline(run.state)).toBe(250)
    expect(run.tickAt(250)).toEqual([
      { type: 'stop', node: 'b', job: 2, epoch: 1 },
      { type: 'redirect', node: 'a', job: 1, pipe: 101, target: discard },
    ])
    nodes.forEach(({ id }) => run.heartbeat(id))
    expect(run.tickAt(500)).toEqual([
      { type: 'stop', node: 'a', job: 1, epoch: 1 },
      { type: 'end-run', failed: false },
    ])
    expect(run.notices).toContainEqual({ type: 'job-stopped', job: 1, node: 'a' })
  })

  it('does not stop a job that finishes by itself just after its reader', () => {
    const run = new Scenario(chain, nodes).begin()
    run.finish(3)
    run.finish(2)
    run.finish(1)
    expect([1, 2, 3].map((id) => run.job(id).status)).toEqual(['finished', 'finished', 'finished'])
    expect(run.state.phase).toBe('ended')
  })

  it('lets a source with other readers go on and discard for this one', () => {
    const fork = [
      { inputs: [], outputs: [101, 102], defaultNode: 'a' },
      { inputs: [101], outputs: [] },
      { inputs: [102], outputs: [] },
    ]
    const run = new Scenario(fork, nodes).begin()
    expect(run.finish(2)).toEqual([{ type: 'redirect', node: 'a', job: 1, pipe: 101, target: discard }])
    expect(run.job(1).status).toBe('running')
  })

  it('ends the run when it was the last', () => {
    const run = new Scenario(chain, nodes).begin()
    run.finish(1)
    expect(run.finish(2)).toEqual([{ type: 'redirect', node: 'a', job: 1, pipe: 101, target: discard }])
    expect(run.finish(3)).toEqual([
      { type: 'redirect', node: 'b', job: 2, pipe: 102, target: discard },
      { type: 'end-run', failed: false },
    ])
    expect(run.state.phase).toBe('ended')
    expect(run.lose('a')).toEqual([])
  })

  it('ends a run as failed in which any job failed', () => {
    const run = new Scenario(chain, nodes).begin()
    run.crash(1, false)
    run.finish(2)
    expect(run.finish(3).at(-1)).toEqual({ type: 'end-run', failed: true })
  })
})

it('keeps a run alive in which a job still waits for a node', () => {
  const jobs = [
    { inputs: [], outputs: [] },
    { inputs: [], outputs: [], groups: ['gpu'] },
  ]
  const run = new Scenario(jobs, nodes).begin()
  expect(run.finish(1)).toEqual([])
  expect(run.state.phase).toBe('running')
})
