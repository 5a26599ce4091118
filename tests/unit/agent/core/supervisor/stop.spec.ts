import { describe, expect, it } from 'vitest'
import { nextDeadline } from '../../../../../agent/core/supervisor/next-deadline'
import { node, Scenario } from './scenario'

const chain = [
  { inputs: [], outputs: [101], defaultNode: 'a' },
  { inputs: [101], outputs: [102], defaultNode: 'b' },
  { inputs: [102], outputs: [], defaultNode: 'c' },
]
const nodes = [node('a'), node('b'), node('c')]

describe('a stop', () => {
  it('reaches the sources only, and ends the run when the last job has ended', () => {
    const run = new Scenario(chain, nodes).begin()
    expect(run.send({ type: 'stop-requested' })).toEqual([{ type: 'stop', node: 'a', job: 1, epoch: 1 }])
    expect(run.state.phase).toBe('stopping')
    expect(run.finish(1)).toEqual([])
    expect(run.job(1).status).toBe('stopped')
    run.crash(2)
    expect(run.job(2).status).toBe('stopped')
    expect(run.finish(3).at(-1)).toEqual({ type: 'end-run', failed: false })
  })

  it('reaches the jobs behind the sources when they take too long to end', () => {
    const run = new Scenario(chain, nodes).begin()
    run.send({ type: 'stop-requested' })
    run.finish(1)
    expect(nextDeadline(run.state)).toBe(450)
    nodes.forEach(({ id }) => run.heartbeat(id))
    expect(run.tickAt(500)).toEqual([
      { type: 'stop', node: 'b', job: 2, epoch: 1 },
      { type: 'stop', node: 'c', job: 3, epoch: 1 },
    ])
  })

  it('does not wait for jobs on a node that is lost', () => {
    const run = new Scenario(chain, nodes).begin()
    run.send({ type: 'stop-requested' })
    run.finish(1)
    run.finish(3)
    expect(run.lose('b')).toEqual([{ type: 'end-run', failed: false }])
  })

  it('stops jobs without a process at once', () => {
    const jobs = [...chain, { inputs: [], outputs: [], groups: ['gpu'] }]
    const run = new Scenario(jobs, nodes).begin()
    run.crash(2)
    run.crash(2)
    run.send({ type: 'stop-requested' })
    expect([2, 4].map((id) => run.job(id).status)).toEqual(['stopped', 'stopped'])
    expect(run.notices).toContainEqual({ type: 'job-stopped', job: 4, node: null })
  })

  it('ends a run at once in which nothing runs', () => {
    const run = new Scenario(chain, [])
    expect(run.send({ type: 'stop-requested' })).toEqual([{ type: 'end-run', failed: false }])
  })

  it('waits for nobody when it is repeated, and nothing is placed or moved any more', () => {
    const run = new Scenario(
      [...chain, { inputs: [], outputs: [], groups: ['gpu'] }],
      [...nodes, node('g', { groups: ['gpu'], dataAddress: null })],
    ).begin()
    run.send({ type: 'stop-requested' })
    expect(run.send({ type: 'stop-requested' })).toEqual([
      { type: 'stop', node: 'a', job: 1, epoch: 1 },
      { type: 'stop', node: 'b', job: 2, epoch: 1 },
      { type: 'stop', node: 'c', job: 3, epoch: 1 },
    ])
    expect(run.send({ type: 'stop-requested' })).toEqual([])
    expect(run.join('g')).toEqual([])
    expect(run.send({ type: 'move-requested', job: 1, node: 'b' })).toEqual([])
    expect(run.notices).toEqual([{ type: 'move-refused', job: 1, node: 'b', reason: 'the run is stopping' }])
  })

  it('says that the run failed when a job had failed before', () => {
    const run = new Scenario([...chain, { inputs: [], outputs: [] }], nodes).begin()
    run.crash(4, false)
    run.send({ type: 'stop-requested' })
    expect([1, 2, 3].flatMap((id) => run.finish(id)).at(-1)).toEqual({ type: 'end-run', failed: true })
  })
})
