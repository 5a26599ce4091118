import { describe, expect, it } from 'vitest'
import { nextDeadline } from '../../../../../agent/core/supervisor/next-deadline'
import { metrics, node, Scenario } from './scenario'

const jobs = [
  { inputs: [], outputs: [101], defaultNode: 'a' },
  { inputs: [101], outputs: [], defaultNode: 'b' },
]
const nodes = [node('a'), node('b'), node('c')]

function keepOthersAlive(run: Scenario, now: number): void {
  run.now = now
  for (const id of ['a', 'c']) run.heartbeat(id)
}

describe('a silent node', () => {
  it('is suspect at its limit, not before, and its files travel ahead once', () => {
    const run = new Scenario(jobs, nodes).begin()
    keepOthersAlive(run, 440)
    expect(run.tickAt(449)).toEqual([])
    expect(run.state.nodes['b']?.status).toBe('alive')
    expect(run.tickAt(450)).toEqual([{ type: 'send-files', node: 'c', job: 2 }])
    expect(run.notices).toEqual([{ type: 'node-suspect', node: 'b' }])
    expect(run.tickAt(451)).toEqual([])
    expect(run.job(2)).toMatchObject({ status: 'running', node: 'b', epoch: 1 })
  })

  it('is lost at its limit and its jobs move', () => {
    const run = new Scenario(jobs, nodes).begin()
    keepOthersAlive(run, 440)
    run.tickAt(450)
    keepOthersAlive(run, 800)
    run.tickAt(899)
    expect(run.state.nodes['b']?.status).toBe('suspect')
    run.tickAt(900)
    expect(run.notices[0]).toEqual({
      type: 'node-lost',
      node: 'b',
      jobs: [2],
      reason: 'no heartbeat for 900 ms',
    })
    expect(run.job(2)).toMatchObject({ status: 'starting', node: 'c', epoch: 2 })
  })

  it('is alive again with a heartbeat, and may be suspected again', () => {
    const run = new Scenario(jobs, nodes).begin()
    keepOthersAlive(run, 440)
    run.tickAt(450)
    run.now = 500
    expect(run.heartbeat('b')).toEqual([])
    expect(run.notices).toEqual([{ type: 'node-alive', node: 'b' }])
    keepOthersAlive(run, 900)
    expect(run.tickAt(950)).toEqual([{ type: 'send-files', node: 'c', job: 2 }])
  })

  it('spreads the files of several jobs over the slots that they would take', () => {
    const three = [1, 2, 3].map(() => ({ inputs: [], outputs: [], defaultNode: 'b' }))
    const run = new Scenario(three, [node('b', { slots: 3 }), node('a'), node('c')]).begin()
    const ahead = run.send({ type: 'connection-lost', node: 'b', dead: false })
    expect(ahead.map((each) => 'node' in each && each.node)).toEqual(['a', 'c', 'a'])
    expect(run.lose('b').flatMap((each) => (each.type === 'start' ? [each.node] : []))).toEqual([
      'a',
      'c',
      'a',
    ])
  })

  it('stays lost when a late heartbeat comes', () => {
    const run = new Scenario(jobs, nodes).begin()
    run.lose('b')
    const before = run.state
    expect(run.heartbeat('b')).toEqual([])
    expect(run.state).toBe(before)
  })
})

describe('a broken connection', () => {
  it('makes a node suspect at once and leaves the rest to the heartbeats', () => {
    const run = new Scenario(jobs, nodes).begin()
    run.now = 100
    expect(run.send({ type: 'connection-lost', node: 'b', dead: false })).toEqual([
      { type: 'send-files', node: 'c', job: 2 },
    ])
    expect(run.state.nodes['b']?.status).toBe('suspect')
    expect(nextDeadline(run.state)).toBe(450)
  })

  it('loses a node at once when its agent is dead', () => {
    const run = new Scenario(jobs, nodes).begin()
    run.lose('b')
    expect(run.state.nodes['b']?.status).toBe('lost')
  })
})

it('keeps the figures of the last 30 heartbeats', () => {
  const run = new Scenario(jobs, nodes).begin()
  for (let cpuPercent = 1; cpuPercent <= 40; cpuPercent++) {
    run.send({
      type: 'heartbeat',
      node: 'b',
      metrics: { ...metrics, cpuPercent },
      transmitQuality: { a: 200 },
    })
  }
  const history = run.state.nodes['b']?.history.map((each) => each.cpuPercent) ?? []
  expect([history.length, history[0], history.at(-1)]).toEqual([30, 11, 40])
  expect(run.state.nodes['b']?.transmitQuality).toEqual({ a: 200 })
})

describe('the next deadline', () => {
  it('is the first limit of any node', () => {
    const run = new Scenario(jobs, nodes).begin()
    expect(nextDeadline(run.state)).toBe(450)
    keepOthersAlive(run, 300)
    expect(nextDeadline(run.state)).toBe(450)
    run.tickAt(450)
    expect(nextDeadline(run.state)).toBe(750)
  })

  it('is a restart when that comes first', () => {
    const run = new Scenario(jobs, nodes).begin()
    run.crash(2)
    run.crash(2)
    expect(nextDeadline(run.state)).toBe(250)
  })

  it('is none when nothing can happen by itself', () => {
    expect(nextDeadline(new Scenario(jobs, []).state)).toBeNull()
    const ended = new Scenario(jobs, nodes)
    ended.send({ type: 'stop-requested' })
    expect(nextDeadline(ended.state)).toBeNull()
  })
})
