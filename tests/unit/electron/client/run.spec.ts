import { afterEach, expect, it } from 'vitest'
import type { JobDescription } from '../../../../agent/core/network/description'
import { Run } from '../../../../electron/client/run'
import type { RunEvent, RunNode, RunOptions } from '../../../../electron/client/run-types'
import { makeJob, makeNetwork } from './network'
import { ScriptedAgent } from './scripted-agent'

const open: Run[] = []
afterEach(() => {
  for (const run of open.splice(0)) run.stop()
})

interface Setting {
  run: Run
  agents: ScriptedAgent[]
  /** Resolves with the first event, past or future, that satisfies the condition. */
  event: <T extends RunEvent['type']>(
    type: T,
    matches?: (event: Extract<RunEvent, { type: T }>) => boolean,
  ) => Promise<Extract<RunEvent, { type: T }>>
  seen: RunEvent[]
}

async function begin(
  count: number,
  options: Partial<RunOptions> & {
    jobs?: JobDescription[]
    prepare?: (agents: ScriptedAgent[]) => void
  } = {},
): Promise<Setting> {
  const agents = await Promise.all(Array.from({ length: count }, () => ScriptedAgent.connect()))
  options.prepare?.(agents)
  const nodes = agents.map((agent, index) => nodeOf(agent, `node-${index + 1}`))
  const askPreference = options.askPreference ?? (() => Promise.resolve(null))
  const network = makeNetwork(options.jobs)
  // The scripted agents beat only when they are told to.
  network.settings = {
    ...network.settings,
    heartbeatIntervalMs: 20,
    suspectAfterMs: 60_000,
    lostAfterMs: 60_000,
  }
  const run = await Run.open({ network, nodes, askPreference })
  const seen: RunEvent[] = []
  const listeners = new Set<() => void>()
  run.onEvent((event) => {
    seen.push(event)
    for (const listener of listeners) listener()
  })
  open.push(run)
  run.begin()
  const event: Setting['event'] = (type, matches = () => true) =>
    new Promise((resolve) => {
      const check = (): void => {
        for (const candidate of seen) {
          const found = candidate as Extract<RunEvent, { type: typeof type }>
          if (candidate.type !== type || !matches(found)) continue
          listeners.delete(check)
          return resolve(found)
        }
      }
      listeners.add(check)
      check()
    })
  return { run, agents, event, seen }
}

function nodeOf(agent: ScriptedAgent, id: string): RunNode {
  return {
    id,
    aliases: [],
    groups: [],
    slots: 2,
    link: agent.link,
    reach: null,
    bundle: '/bundle',
    directory: '/jobs',
    log: null,
    sendFiles: null,
  }
}

const running = (setting: Setting, job: number): Promise<unknown> =>
  setting.event('notice', ({ notice }) => notice.type === 'job-running' && notice.job === job)

const agentOf = ({ run, agents }: Setting, job: number): ScriptedAgent => {
  const agent = agents.find((_, index) => `node-${index + 1}` === run.state.jobs[job]?.node)
  if (!agent) throw new Error(`job ${job} is nowhere`)
  return agent
}

it('opens the run on every node before the first job starts, and writers before readers', async () => {
  const setting = await begin(1)
  await Promise.all([running(setting, 1), running(setting, 2)])
  expect(setting.agents[0]?.methods()).toEqual(['run/open', 'job/start', 'job/start'])
  expect(setting.agents[0]?.started()).toEqual([1, 2])
})

it('lets all nodes compete for the jobs', async () => {
  const setting = await begin(2)
  await Promise.all([running(setting, 1), running(setting, 2)])
  expect(setting.agents.map((agent) => agent.started().length)).toEqual([1, 1])
})

it('rejects when an agent refuses the run', async () => {
  const opening = begin(1, {
    prepare: ([agent]) => agent?.refusals.set('run/open', new Error('no space left on device')),
  })
  await expect(opening).rejects.toThrow('no space left on device')
})

it('ends in order when it is stopped, with a summary', async () => {
  const setting = await begin(1)
  await running(setting, 1)
  const [agent] = setting.agents
  agent?.heartbeat({
    jobs: [{ run: agent.run, job: 2, epoch: 1, pid: 9, rounds: 12, dropped: 0 }],
    pipes: [
      {
        run: agent.run,
        job: 2,
        pipe: 101,
        end: 'destination',
        blocks: 12,
        bytes: 0,
        queuedBytes: 0,
        dropped: 0,
        dummies: 3,
        late: 1,
      },
    ],
  })
  await setting.event('metrics')
  setting.run.stop()
  const summary = await setting.run.ended
  expect(summary.failed).toBe(false)
  expect(summary.jobs).toMatchObject([
    { id: 1, name: 'Source 1', status: 'stopped', rounds: 0 },
    { id: 2, name: 'Sink 2', status: 'stopped', rounds: 12, received: { dummies: 3, late: 1 } },
  ])
  expect(agent?.methods().slice(3)).toEqual(['job/stop', 'job/stop', 'run/close'])
})

it('waits for the last figures of every node', async () => {
  const setting = await begin(1)
  await running(setting, 1)
  const [agent] = setting.agents
  setting.run.stop()
  await setting.event('notice', ({ notice }) => notice.type === 'job-stopped' && notice.job === 1)
  await setting.event('notice', ({ notice }) => notice.type === 'job-stopped' && notice.job === 2)
  agent?.heartbeat({ jobs: [{ run: agent.run, job: 2, epoch: 1, pid: null, rounds: 7, dropped: 0 }] })
  expect((await setting.run.ended).jobs[1]?.rounds).toBe(7)
})

it('moves the jobs of an agent that died', async () => {
  const setting = await begin(2)
  await Promise.all([running(setting, 1), running(setting, 2)])
  const lost = agentOf(setting, 2)
  const other = agentOf(setting, 1)
  lost.die()
  await other.until(() => other.started().includes(2))
  expect(await setting.event('notice', ({ notice }) => notice.type === 'node-lost')).toMatchObject({
    notice: { jobs: [2] },
  })
})

it('starts a job again whose start an agent refused', async () => {
  const setting = await begin(1, {
    prepare: ([agent]) => agent?.refusals.set('job/start', new Error('too many open files')),
  })
  const [agent] = setting.agents
  const crash = await setting.event('notice', ({ notice }) => notice.type === 'job-crashed')
  expect(crash.notice).toMatchObject({ reason: 'too many open files' })
  agent?.refusals.clear()
  await running(setting, 2)
})

it('starts a job again that could not be told where to send', async () => {
  const setting = await begin(2)
  await Promise.all([running(setting, 1), running(setting, 2)])
  const source = agentOf(setting, 1)
  const sink = agentOf(setting, 2)
  source.refusals.set('pipe/redirect', new Error('no such pipe'))
  sink.change(2, 1, { type: 'crashed', reason: 'it broke', stack: '', retry: true })
  await source.until(() => source.started().filter((job) => job === 1).length === 2)
})

it('tells an agent that comes back to forget what it ran', async () => {
  const setting = await begin(2)
  await Promise.all([running(setting, 1), running(setting, 2)])
  const lost = agentOf(setting, 2)
  const id = setting.run.state.jobs[2]?.node ?? ''
  lost.die()
  await agentOf(setting, 1).until(
    (calls) => calls.filter(({ method }) => method === 'job/start').length === 2,
  )
  await setting.run.rejoin(id, await lost.reconnect())
  await lost.until((calls) => calls.some(({ method }) => method === 'run/close'))
  expect(setting.run.state.nodes[id]?.status).toBe('alive')
})

it('starts a job again once the connection that swallowed its start is back', async () => {
  const setting = await begin(1)
  await Promise.all([running(setting, 1), running(setting, 2)])
  const [agent] = setting.agents
  if (!agent) throw new Error('no agent')
  const starts = (): number => agent.started().filter((job) => job === 2).length
  agent.isMute = true
  agent.change(2, 1, { type: 'crashed', reason: 'it broke', stack: '', retry: true })
  await agent.until(() => starts() === 2)
  agent.disconnect()
  await setting.event('notice', ({ notice }) => notice.type === 'node-suspect')
  agent.isMute = false
  await setting.run.rejoin('node-1', await agent.reconnect())
  await agent.until(() => starts() === 3)
})

it('asks the preference of a job and places it there', async () => {
  const jobs = [
    makeJob(1, { outputs: [101], hasPreference: true }),
    makeJob(2, { inputs: [101], groups: ['ALL'] }),
  ]
  const setting = await begin(2, { jobs, askPreference: () => Promise.resolve('node-2') })
  await running(setting, 1)
  expect(setting.run.state.jobs[1]?.node).toBe('node-2')
})

it('lets the score decide when the preference fails, and says so', async () => {
  const jobs = [makeJob(1, { outputs: [101], hasPreference: true }), makeJob(2, { inputs: [101] })]
  const setting = await begin(2, { jobs, askPreference: () => Promise.reject(new Error('no idea')) })
  await running(setting, 1)
  const { job, message } = await setting.event('trouble')
  expect(job).toBe(1)
  expect(message).toContain('no idea')
})

it('passes on the lines of jobs and what was typed for them', async () => {
  const jobs = [makeJob(1, { outputs: [101], interactive: true }), makeJob(2, { inputs: [101] })]
  const setting = await begin(1, { jobs, prepare: ([agent]) => agent && (agent.obedient = false) })
  const [agent] = setting.agents
  expect(setting.run.type(1, 'early')).toBe(true)
  await agent?.until((calls) => calls.filter(({ method }) => method === 'job/start').length === 2)
  agent?.change(1, 1, { type: 'started' })
  await agent?.until((calls) => calls.some(({ text }) => text === 'early'))
  setting.run.type(1, 'late')
  setting.run.type(1, null)
  await agent?.until((calls) => calls.some(({ text }) => text === null))
  expect(agent?.calls.flatMap(({ text }) => (text === undefined ? [] : [text]))).toEqual([
    'early',
    'late',
    null,
  ])
  agent?.output(2, 'hello')
  expect(await setting.event('output')).toMatchObject({ job: 2, node: 'node-1', lines: [{ text: 'hello' }] })
  if (agent) agent.obedient = true
})

it('tells a job that starts again that its input has ended', async () => {
  const jobs = [makeJob(1, { outputs: [101], interactive: true }), makeJob(2, { inputs: [101] })]
  const setting = await begin(1, { jobs })
  const [agent] = setting.agents
  await running(setting, 1)
  setting.run.type(1, null)
  agent?.change(1, 1, { type: 'crashed', reason: 'it broke', stack: '', retry: true })
  await agent?.until((calls) => calls.filter(({ text }) => text === null).length === 2)
})

it('takes no more than a thousand lines for a job that does not run', async () => {
  const setting = await begin(1, { prepare: ([agent]) => agent && (agent.obedient = false) })
  const taken = Array.from({ length: 1001 }, () => setting.run.type(1, 'x'))
  expect(taken.filter(Boolean)).toHaveLength(1000)
  if (setting.agents[0]) setting.agents[0].obedient = true
})

it('is listened to by every node of a large network, without a warning of Node.js', async () => {
  const warnings: Error[] = []
  const note = (warning: Error): number => warnings.push(warning)
  process.on('warning', note)
  const { run } = await begin(1)
  for (let node = 0; node < 40; node++) run.onEvent(() => undefined)
  // Warnings are events of their own.
  await new Promise((resolve) => setImmediate(resolve))
  process.off('warning', note)
  expect(warnings).toEqual([])
})

it('leaves out a node whose connection leads to the agent of another one', async () => {
  const agent = await ScriptedAgent.connect()
  const nodes = [nodeOf(agent, 'node-1'), nodeOf(agent, 'node-2')]
  const askPreference = () => Promise.resolve(null)
  const run = await Run.open({ network: makeNetwork(), nodes, askPreference })
  open.push(run)
  expect([run.isConnected('node-1'), run.isConnected('node-2')]).toEqual([true, false])
  await expect(run.rejoin('node-2', agent.link)).rejects.toMatchObject({
    code: 'bad-network',
    message: expect.stringMatching(/^Node node-2 is the same computer as node node-1/) as string,
  })
})
