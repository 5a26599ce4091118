import { rmSync } from 'node:fs'
import { connect } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { openChannel } from '../../../../../electron/client/channel/open-channel'
import type { RunChannel } from '../../../../../electron/client/channel/open-channel'
import { serveChannel } from '../../../../../electron/client/channel/serve-channel'
import type { OpenChannel } from '../../../../../electron/client/channel/serve-channel'
import { Run } from '../../../../../electron/client/run'
import { makeNetwork } from '../network'
import { ScriptedAgent } from '../scripted-agent'

interface Setting {
  run: Run
  agent: ScriptedAgent
  served: OpenChannel
  channel: RunChannel
}

const closings: (() => void)[] = []
afterEach(() => {
  for (const close of closings.splice(0)) close()
})

/** A run with one scripted agent, and a second process's way to its client. */
async function begin(): Promise<Setting> {
  const agent = await ScriptedAgent.connect()
  const nodes = [
    {
      ...{ id: 'node-1', aliases: [], groups: [], slots: 9, link: agent.link, reach: null },
      ...{ bundle: '/bundle', directory: '/jobs', log: null, sendFiles: null },
    },
  ]
  const network = makeNetwork()
  network.settings = { ...network.settings, suspectAfterMs: 60_000, lostAfterMs: 60_000 }
  const run = await Run.open({ network, nodes, askPreference: () => Promise.resolve(null) })
  const served = await serveChannel(run, network.name, 'fission run (ada on desk)')
  const channel = await openChannel(served.path)
  if (channel === null) throw new Error('nobody answers')
  closings.push(
    () => channel.close(),
    () => served.close(),
    () => run.stop(),
  )
  run.begin()
  await agent.until((calls) => calls.some(({ method }) => method === 'job/start'))
  return { run, agent, served, channel }
}

it('tells who holds the run, and where its jobs are', async () => {
  const { run, channel } = await begin()
  const status = await channel.ask('status', {})
  expect(status).toMatchObject({
    run: run.identity.run,
    holder: 'fission run (ada on desk)',
    leftAt: null,
    nodes: [{ id: 'node-1', status: 'alive', slots: 9 }],
  })
  expect(status.jobs.map(({ node }) => node)).toEqual(status.jobs.map(() => 'node-1'))
})

it('tells followers what happens from their cursor on, in order, also when they ask later', async () => {
  const { agent, channel } = await begin()
  let { cursor } = await channel.ask('cursor', {})
  const texts: string[] = []
  const follow = async (): Promise<void> => {
    const { events, ...next } = await channel.ask('follow', { cursor })
    cursor = next.cursor
    expect(next.lost).toBe(0)
    for (const event of events)
      if (event.type === 'output') texts.push(...event.lines.map(({ text }) => text))
  }
  const waiting = follow()
  agent.output(1, 'first')
  await waiting
  while (texts.length < 1) await follow()
  agent.output(1, 'second')
  agent.output(1, 'third')
  while (texts.length < 3) await follow()
  expect(texts).toEqual(['first', 'second', 'third'])
})

it('ends the run when it is asked to', async () => {
  const { agent, channel, run } = await begin()
  const { cursor } = await channel.ask('cursor', {})
  expect(await channel.ask('stop', {})).toBeNull()
  await run.ended
  expect(agent.methods()).toContain('run/close')
  const { events } = await channel.ask('follow', { cursor })
  expect(events.at(-1)).toMatchObject({ type: 'ended' })
})

it('refuses parameters that break the rules, and goes on', async () => {
  const { channel } = await begin()
  await expect(channel.ask('console', { jobs: [1], last: -1 })).rejects.toThrow()
  expect(await channel.ask('console', { jobs: [1], last: 5 })).toEqual({ consoles: [{ job: 1, lines: [] }] })
})

it('says that it does not know a request of another version', async () => {
  const { channel } = await begin()
  const foreign = channel as unknown as { ask: (method: string, params: object) => Promise<unknown> }
  await expect(foreign.ask('rename', {})).rejects.toMatchObject({
    message: 'The client that holds the run does not know the request "rename"',
    hint: expect.stringContaining('same version') as string,
  })
})

it('bears whatever another process sends', async () => {
  const { channel, served } = await begin()
  const stranger = connect(served.path)
  stranger.on('error', () => undefined)
  stranger.write('garbage\f{"type":"request","data":{"call":"x"}}\f{"type":"request","data":null}\f')
  expect((await channel.ask('status', {})).phase).toBe('running')
  stranger.destroy()
})

it('says when the client goes while it is asked, and finds nobody afterwards', async () => {
  const { channel, served } = await begin()
  const { cursor } = await channel.ask('cursor', {})
  const waiting = channel.ask('follow', { cursor })
  served.close()
  await expect(waiting).rejects.toMatchObject({
    code: 'unreachable',
    hint: expect.stringContaining('attach') as string,
  })
  rmSync(served.path, { force: true })
  expect(await openChannel(served.path)).toBeNull()
})
