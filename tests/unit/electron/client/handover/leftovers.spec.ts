import { expect, it } from 'vitest'
import type { AgentLink } from '../../../../../electron/client/agent-link'
import { Leftovers, leftoverText } from '../../../../../electron/client/handover/leftovers'
import { RpcError } from '../../../../../agent/protocol/rpc-error'

const holder = { id: 'a', name: 'fission run', host: 'desk', user: 'ada', since: 1 }
const here = 'run-00000001'
const gone = 'run-00000002'

interface Said {
  runs: { run: string; network: string; term: number; holder: typeof holder | null }[]
  ended?: string[]
}

/** An agent that says what the test makes it say, and notes what it is asked. */
function agent(said: Said, refuse = false): { link: AgentLink; asked: unknown[] } {
  const asked: unknown[] = []
  const link = {
    request: (method: string, params: object) => {
      if (method === 'run/list') return Promise.resolve(said)
      if (refuse) return Promise.reject(new RpcError('run-held', 'another one was faster', ''))
      asked.push({ method, ...params })
      return Promise.resolve(null)
    },
  }
  return { link: link as unknown as AgentLink, asked }
}

const on = (agents: Record<string, { link: AgentLink }>): Map<string, AgentLink> =>
  new Map(Object.entries(agents).map(([node, { link }]) => [node, link]))

it('ends a run where it goes on although another node has seen its end', async () => {
  const cut = agent({ runs: [{ run: gone, network: 'demo', term: 3, holder: null }] })
  const left = await new Leftovers().clear(on({ pi1: agent({ runs: [], ended: [gone] }), pi2: cut }))
  expect(left).toEqual([{ node: 'pi2', run: gone, network: 'demo' }])
  expect(cut.asked).toMatchObject([
    { method: 'run/attach', run: gone, as: { type: 'holder', term: 4, takeOver: false } },
    { method: 'run/close', run: gone },
  ])
  expect(leftoverText(left[0]!)).toBe(
    `Node pi2 still ran demo (run ${gone}), which had ended while the node was cut off; it was ended there`,
  )
})

it('knows it of a node that comes later, too', async () => {
  const leftovers = new Leftovers()
  expect(await leftovers.clear(on({ pi1: agent({ runs: [], ended: [gone] }) }))).toEqual([])
  const late = agent({ runs: [{ run: gone, network: 'demo', term: 0, holder: null }] })
  expect(await leftovers.clear(on({ pi2: late }))).toHaveLength(1)
})

it('leaves runs alone that go on, and those that somebody holds', async () => {
  const busy = agent({
    runs: [
      { run: here, network: 'demo', term: 0, holder: null },
      { run: gone, network: 'demo', term: 0, holder },
    ],
  })
  expect(await new Leftovers().clear(on({ pi1: agent({ runs: [], ended: [gone] }), pi2: busy }))).toEqual([])
  expect(busy.asked).toEqual([])
})

it('says nothing where another client was faster, nor of agents that know no ended runs', async () => {
  const refusing = agent({ runs: [{ run: gone, network: 'demo', term: 0, holder: null }] }, true)
  const older = agent({ runs: [] })
  const links = on({ pi1: agent({ runs: [], ended: [gone] }), pi2: refusing, pi3: older })
  expect(await new Leftovers().clear(links)).toEqual([])
})
