import { randomBytes, randomUUID } from 'node:crypto'
import { connect } from 'node:net'
import { expect, it } from 'vitest'
import { AgentLink } from '../../../electron/client/agent-link'
import { clientInfo } from '../../../electron/client/client-info'
import { Leftovers } from '../../../electron/client/handover/leftovers'
import { Bell } from '../agent/support/bell'
import { TestAgent } from '../agent/support/test-agent'

const run = randomUUID()
const opening = {
  run,
  network: 'demo',
  key: randomBytes(32).toString('base64'),
  headSize: 1,
  bundle: '/nowhere',
  directory: '/nowhere',
  heartbeatIntervalMs: 150,
  log: null,
  term: 0,
  stopAfterMs: null,
}

it('ends a run on an agent that was cut off while it ended on another', async () => {
  const bell = new Bell()
  const [near, cut] = [await TestAgent.start(bell), await TestAgent.start(bell)]
  try {
    const begin = async ({ socket }: TestAgent): Promise<AgentLink> => {
      const link = await AgentLink.open(connect(socket), clientInfo('fission run'))
      await link.request('run/open', opening)
      return link
    }
    const [nearLink, cutLink] = [await begin(near), await begin(cut)]
    cutLink.close()
    await nearLink.request('run/close', { run, graceMs: 0 })
    nearLink.close()
    const runs = async () => (await cut.client.request('run/list', {})).runs
    for (;;) if ((await runs()).every(({ holder }) => holder === null)) break

    const greet = ({ socket }: TestAgent): Promise<AgentLink> =>
      AgentLink.open(connect(socket), { ...clientInfo('fission run'), id: 'the next client' })
    const links = new Map([
      ['near', await greet(near)],
      ['cut', await greet(cut)],
    ])
    expect(await new Leftovers().clear(links)).toEqual([{ node: 'cut', run, network: 'demo' }])
    expect(await runs()).toEqual([])
    expect(await new Leftovers().clear(links)).toEqual([])

    // Begun anew, it is no leftover.
    await links.get('cut')!.request('run/open', { ...opening, term: 5 })
    links.get('cut')!.close()
    for (;;) if ((await runs()).every(({ holder }) => holder === null)) break
    expect((await cut.client.request('run/list', {})).ended).toEqual([])
    for (const link of links.values()) link.close()
  } finally {
    await Promise.all([near.stop(), cut.stop()])
  }
})
