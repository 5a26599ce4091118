import { describe, expect, it } from 'vitest'
import { discard, hold, node, Scenario, settings, start, to } from './scenario'

const chain = [
  { inputs: [], outputs: [101], defaultNode: 'a' },
  { inputs: [101], outputs: [102], defaultNode: 'b' },
  { inputs: [102], outputs: [], defaultNode: 'c' },
]
const nodes = [node('a'), node('b'), node('c')]

describe('the crash policy', () => {
  it('restarts a job at once on its node, in a new epoch that both neighbours learn', () => {
    const run = new Scenario(chain, nodes).begin()
    expect(run.crash(2)).toEqual([
      { type: 'expect', node: 'c', pipe: 102, sourceEpoch: 2 },
      start('b', 2, 2, {
        inputs: [{ pipe: 101, sourceEpoch: 1, ended: false }],
        outputs: [{ pipe: 102, target: to('c', 1) }],
      }),
      { type: 'redirect', node: 'a', job: 1, pipe: 101, target: to('b', 2) },
    ])
    expect(run.notices).toEqual([
      { type: 'job-crashed', job: 2, node: 'b', reason: 'it broke', restartInMs: 0 },
    ])
  })

  it('doubles the pause before each further restart while the sources hold', () => {
    const run = new Scenario(chain, nodes, { lostAfterMs: 60_000, suspectAfterMs: 60_000 }).begin()
    run.crash(2)
    expect(run.crash(2)).toEqual([{ type: 'redirect', node: 'a', job: 1, pipe: 101, target: hold }])
    expect(run.job(2)).toMatchObject({ status: 'restarting', node: 'b', crashes: 2, restartAt: 250 })
    expect(run.tickAt(249)).toEqual([])
    expect(run.tickAt(250).map(({ type }) => type)).toEqual(['expect', 'start', 'redirect'])
    run.crash(2)
    expect(run.job(2)).toMatchObject({ status: 'restarting', crashes: 3, restartAt: 750 })
  })

  it('gives a job up after its restarts: its readers end, its sources discard, the rest goes on', () => {
    const fork = [
      { inputs: [], outputs: [101, 103], defaultNode: 'a' },
      { inputs: [101], outputs: [102], defaultNode: 'b' },
      { inputs: [102], outputs: [], defaultNode: 'c' },
      { inputs: [103], outputs: [], defaultNode: 'c' },
    ]
    const run = new Scenario(fork, nodes, { crash: { ...settings.crash, restarts: 1 } }).begin()
    run.crash(2)
    expect(run.crash(2)).toEqual([
      { type: 'redirect', node: 'a', job: 1, pipe: 101, target: discard },
      { type: 'end-pipe', node: 'c', pipe: 102 },
    ])
    expect(run.notices).toEqual([
      { type: 'job-crashed', job: 2, node: 'b', reason: 'it broke', restartInMs: null },
      { type: 'job-failed', job: 2, reason: 'it broke' },
    ])
    expect(run.job(2)).toMatchObject({ status: 'failed', reason: 'it broke' })
    expect(run.job(1).status).toBe('running')
  })

  it('gives a job up at once when starting again cannot help', () => {
    const run = new Scenario(chain, nodes).begin()
    run.crash(3, false)
    expect(run.job(3).status).toBe('failed')
  })

  it('starts a reader that moves after its source failed with an ended input', () => {
    const run = new Scenario(chain, nodes).begin()
    run.crash(2, false)
    expect(run.lose('c')).toContainEqual(
      start('b', 3, 2, { inputs: [{ pipe: 102, sourceEpoch: 1, ended: true }] }),
    )
  })

  it('forgets the crashes of a job that ran long enough', () => {
    const run = new Scenario(chain, nodes).begin()
    run.crash(2)
    run.started(2)
    run.now = 9_999
    run.crash(2)
    expect(run.job(2).crashes).toBe(2)
    const healthy = new Scenario(chain, nodes).begin()
    healthy.crash(2)
    healthy.now = 5_000
    healthy.started(2)
    healthy.now = 15_000
    healthy.crash(2)
    expect(healthy.job(2)).toMatchObject({ crashes: 1, status: 'starting' })
  })

  it('keeps the count of crashes when the job moves', () => {
    const run = new Scenario(chain, nodes).begin()
    run.crash(2)
    run.lose('b')
    expect(run.job(2)).toMatchObject({ crashes: 1, status: 'starting', epoch: 3 })
  })

  it('restarts elsewhere when the node is in doubt', () => {
    const run = new Scenario(chain, nodes).begin()
    run.send({ type: 'connection-lost', node: 'b', dead: false })
    run.crash(2)
    expect(run.job(2)).toMatchObject({ status: 'starting', node: 'a', epoch: 2 })
  })

  it('ends the whole run when the policy says so', () => {
    const crash = { restarts: 0, backoffMs: 0, giveUp: 'fail-run' } as const
    const run = new Scenario(chain, nodes, { crash }).begin()
    expect(run.crash(2)).toEqual([
      { type: 'stop', node: 'a', job: 1, epoch: 1 },
      { type: 'redirect', node: 'a', job: 1, pipe: 101, target: discard },
    ])
    run.finish(1)
    expect(run.finish(3)).toEqual([{ type: 'end-run', failed: true }])
  })
})
