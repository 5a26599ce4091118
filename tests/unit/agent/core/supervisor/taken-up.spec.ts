import { describe, expect, it } from 'vitest'
import {
  restoreSnapshot,
  RunStateSnapshot,
  takeSnapshot,
} from '../../../../../agent/core/supervisor/snapshot'
import type { JobFound, NodeFound } from '../../../../../agent/core/supervisor/types'
import { node, Scenario, start, to } from './scenario'

const jobs = [
  { inputs: [], outputs: [101], defaultNode: 'a' },
  { inputs: [101], outputs: [102], defaultNode: 'b' },
  { inputs: [102], outputs: [], defaultNode: 'c' },
]
const nodes = [node('a'), node('b'), node('c')]

type State = JobFound['state']

const ran = (job: number, epoch = 1, state: State = { type: 'running' }, generation = 0): JobFound => {
  return { job, epoch, generation, state }
}

const found = (id: string, ...there: JobFound[]): NodeFound => {
  return { node: id, dataAddress: { host: id, port: 7000 }, slots: 2, jobs: there }
}

const asLeft = [found('a', ran(1)), found('b', ran(2)), found('c', ran(3))]

/** A run that another client has begun, as its last saved state tells it. */
function left(change: (run: Scenario) => void = () => undefined): Scenario {
  const run = new Scenario(jobs, nodes).begin()
  change(run)
  const text = JSON.stringify(takeSnapshot(run.state, run.now))
  run.now = 70_000
  run.state = restoreSnapshot(RunStateSnapshot.parse(JSON.parse(text)), run.now)
  return run
}

const takeUp = (run: Scenario, answers: NodeFound[]) =>
  run.send({ type: 'taken-up', found: answers, epochsAbove: 500 })

describe('a client that takes up a run', () => {
  it('starts, stops and resets nothing where everything is as it was left', () => {
    const run = left()
    expect(takeUp(run, asLeft)).toEqual([
      { type: 'expect', node: 'b', pipe: 101, sourceEpoch: 1 },
      { type: 'expect', node: 'c', pipe: 102, sourceEpoch: 1 },
      { type: 'redirect', node: 'a', job: 1, pipe: 101, target: to('b', 1) },
      { type: 'redirect', node: 'b', job: 2, pipe: 102, target: to('c', 1) },
    ])
    expect(run.notices).toEqual([])
    expect(run.state).toMatchObject({ generation: 0, epochsAbove: 0 })
    expect(run.job(2)).toMatchObject({ status: 'running', node: 'b', epoch: 1 })
  })

  it('goes on with a node that has another address meanwhile, and tells the sources', () => {
    const run = left()
    const moved = { host: 'b-moved', port: 7000 }
    const instructions = takeUp(run, [
      found('a', ran(1)),
      { ...found('b', ran(2)), dataAddress: moved },
      found('c', ran(3)),
    ])
    const target = { type: 'node', node: 'b', address: moved, epoch: 1 }
    expect(instructions).toContainEqual({ type: 'redirect', node: 'a', job: 1, pipe: 101, target })
    expect(instructions.map(({ type }) => type)).toEqual(['expect', 'expect', 'redirect', 'redirect'])
    expect(run.notices).toEqual([])
  })

  it('starts a job again that crashed while nobody listened, where it was', () => {
    const run = left()
    const crashed: State = { type: 'crashed', reason: 'it broke', retry: true }
    const instructions = takeUp(run, [found('a', ran(1)), found('b', ran(2, 1, crashed)), found('c', ran(3))])
    expect(instructions).toContainEqual(
      start('b', 2, 2, {
        inputs: [{ pipe: 101, sourceEpoch: 1, ended: false }],
        outputs: [{ pipe: 102, target: to('c', 1) }],
      }),
    )
    expect(run.notices[0]).toMatchObject({ type: 'job-crashed', job: 2, reason: 'it broke' })
    expect(run.job(2).crashes).toBe(1)
  })

  it('does not start what finished meanwhile', () => {
    const run = left()
    takeUp(run, [found('a', ran(1, 1, { type: 'finished' })), ...asLeft.slice(1)])
    expect(run.job(1)).toMatchObject({ status: 'finished', node: 'a' })
    expect(run.notices).toMatchObject([{ type: 'job-finished', job: 1 }])
  })

  it('places the jobs of a node that does not answer, in epochs that nobody can have given out', () => {
    const run = left()
    const instructions = takeUp(run, [asLeft[0]!, asLeft[2]!])
    expect(run.notices[0]).toMatchObject({
      type: 'node-lost',
      node: 'b',
      jobs: [2],
      reason: 'it cannot be reached',
    })
    expect(run.job(2)).toMatchObject({ status: 'starting', epoch: 501 })
    expect(instructions.filter(({ type }) => type === 'start')).toHaveLength(1)
  })

  it('resets the other sources far enough when a source is on a node that does not answer', () => {
    const run = left()
    takeUp(run, asLeft.slice(1))
    expect(run.job(1)).toMatchObject({ status: 'starting', epoch: 501 })
    expect(run.state.generation).toBeGreaterThan(10)
  })

  describe('with a source on a node that does not answer, whose state is kept', () => {
    /** Whoever keeps states tells of them before anything is decided. */
    function leftWithStates(generations: Record<number, number>): Scenario {
      const run = left()
      for (const [job, generation] of Object.entries(generations))
        run.send({ type: 'job-saved', job: Number(job), epoch: 1, round: { generation, round: 50 } })
      return run
    }

    it('lets it go on in its generation, so that what it makes again is not taken for new', () => {
      const run = leftWithStates({ 1: 0 })
      const instructions = takeUp(run, asLeft.slice(1))
      expect(run.state.generation).toBe(0)
      expect(instructions).toContainEqual(
        expect.objectContaining({
          type: 'start',
          job: 1,
          generation: 0,
          saved: { generation: 0, round: 50 },
        }),
      )
      expect(instructions.map(({ type }) => type)).not.toContain('reset')
    })

    it('resets it when its reader has had a later generation', () => {
      const run = leftWithStates({ 1: 0 })
      takeUp(run, [found('b', ran(2, 1, { type: 'running' }, 1)), found('c', ran(3))])
      expect(run.state.generation).toBeGreaterThan(10)
    })

    it('resets it when a job behind it has kept a state of a later generation', () => {
      const run = leftWithStates({ 1: 0, 3: 1 })
      takeUp(run, asLeft.slice(1))
      expect(run.state.generation).toBeGreaterThan(10)
    })
  })

  it('believes a node that knows a later placement than the saved state', () => {
    const run = left()
    const instructions = takeUp(run, [found('a', ran(1), ran(2, 2)), found('b', ran(2)), found('c', ran(3))])
    expect(run.job(2)).toMatchObject({ status: 'running', node: 'a', epoch: 2 })
    expect(instructions).toContainEqual({ type: 'stop', node: 'b', job: 2, epoch: 1, leaving: true })
    expect(instructions).toContainEqual({
      type: 'redirect',
      node: 'a',
      job: 1,
      pipe: 101,
      target: to('a', 2),
    })
    expect(instructions).toContainEqual({ type: 'expect', node: 'c', pipe: 102, sourceEpoch: 2 })
  })

  it('places a job anew whose start never arrived, and counts no crash', () => {
    const run = left((before) => before.crash(2))
    expect(run.job(2)).toMatchObject({ status: 'starting', epoch: 2, crashes: 1 })
    const crashed: State = { type: 'crashed', reason: 'it broke', retry: true }
    takeUp(run, [found('a', ran(1)), found('b', ran(2, 1, crashed)), found('c', ran(3))])
    expect(run.job(2)).toMatchObject({ status: 'starting', epoch: 3, crashes: 1 })
  })

  it('takes an agent with another data port for one that was started again and has forgotten its epochs', () => {
    const run = left()
    const again = { ...found('b'), dataAddress: { host: 'b', port: 7100 } }
    takeUp(run, [asLeft[0]!, again, asLeft[2]!])
    expect(run.notices[0]).toMatchObject({ type: 'node-lost', node: 'b' })
    expect(run.job(2)).toMatchObject({ status: 'starting', node: 'b', epoch: 501 })
    expect(run.state.nodes['b']).toMatchObject({ status: 'alive', dataAddress: { port: 7100 } })
  })

  it('clears a node that the client before had given up', () => {
    const run = left((before) => before.lose('b'))
    const instructions = takeUp(run, [found('a', ran(1), ran(2, 2)), asLeft[1]!, asLeft[2]!])
    expect(instructions[0]).toEqual({ type: 'clear-node', node: 'b' })
    expect(run.job(2)).toMatchObject({ node: 'a', epoch: 2 })
  })

  it('finishes a reset that reached only some sources', () => {
    const two = [
      { inputs: [], outputs: [101], defaultNode: 'a' },
      { inputs: [], outputs: [102], defaultNode: 'b' },
      { inputs: [101, 102], outputs: [], defaultNode: 'c' },
    ]
    const run = new Scenario(two, nodes).begin()
    const instructions = takeUp(run, [
      found('a', ran(1, 2, { type: 'running' }, 1)),
      found('b', ran(2)),
      found('c', ran(3)),
    ])
    expect(run.state.generation).toBe(1)
    expect(instructions).toContainEqual({ type: 'reset', node: 'b', job: 2, generation: 1 })
    expect(instructions).not.toContainEqual({ type: 'reset', node: 'a', job: 1, generation: 1 })
  })

  it('goes on stopping a run that was being stopped', () => {
    const run = left((before) => before.send({ type: 'stop-requested' }))
    const instructions = takeUp(run, asLeft)
    expect(run.state.phase).toBe('stopping')
    expect(instructions[0]).toEqual({ type: 'stop', node: 'a', job: 1, epoch: 1 })
  })

  it('ends a run of which nothing runs any more', () => {
    const run = left((before) => before.send({ type: 'stop-requested' }))
    const stopped = { type: 'stopped' } as const
    const answers = [
      found('a', ran(1, 1, stopped)),
      found('b', ran(2, 1, stopped)),
      found('c', ran(3, 1, stopped)),
    ]
    expect(takeUp(run, answers).at(-1)).toEqual({ type: 'end-run', failed: false })
  })
})

describe('a node whose connection is back', () => {
  const join = (run: Scenario, id: string, ...there: JobFound[]) => {
    const { dataAddress, slots, jobs: found_ } = found(id, ...there)
    return run.send({ type: 'node-joined', node: id, dataAddress, slots, metrics: null, jobs: found_ })
  }

  it('tells of a crash that happened in between', () => {
    const run = new Scenario(jobs, nodes).begin()
    run.send({ type: 'connection-lost', node: 'b', dead: false })
    join(run, 'b', ran(2, 1, { type: 'crashed', reason: 'it broke', retry: true }))
    expect(run.job(2)).toMatchObject({ status: 'starting', node: 'b', epoch: 2 })
  })

  it('is told again what it may have missed', () => {
    const run = new Scenario(jobs, nodes).begin()
    run.send({ type: 'connection-lost', node: 'b', dead: false })
    run.crash(3)
    expect(join(run, 'b', ran(2))).toEqual([
      { type: 'expect', node: 'b', pipe: 101, sourceEpoch: 1 },
      { type: 'redirect', node: 'b', job: 2, pipe: 102, target: to('c', 2) },
    ])
  })

  it('is cleared when it runs something of a run in which it was never seen', () => {
    const run = new Scenario(jobs, [node('a'), node('b', { dataAddress: null }), node('c')]).begin()
    expect(join(run, 'b', ran(2, 7))[0]).toEqual({ type: 'clear-node', node: 'b' })
  })
})

it('a snapshot carries times to another clock, and no figures', () => {
  const run = new Scenario(jobs, nodes).begin()
  run.heartbeat('a')
  run.now = 1000
  run.crash(2)
  run.crash(2)
  const snapshot = takeSnapshot(run.state, 1000)
  expect(restoreSnapshot(snapshot, 1000)).toEqual({
    ...run.state,
    nodes: Object.fromEntries(
      Object.entries(run.state.nodes).map(([id, each]) => [id, { ...each, history: [] }]),
    ),
  })
  expect(restoreSnapshot(snapshot, 71_000).jobs[1]?.startedAt).toBe(70_000)
  expect(RunStateSnapshot.parse(JSON.parse(JSON.stringify(snapshot)))).toEqual(snapshot)
})
