import { describe, expect, it } from 'vitest'
import type { RunOnAgent } from '../../../../../agent/protocol/holding'
import { greetNode } from '../../../../../electron/client/nodes/greet-node'
import type { Replacement } from '../../../../../electron/client/nodes/greet-node'
import type { ReachedNode } from '../../../../../electron/client/nodes/node-connector'
import { ScriptedAgent } from '../scripted-agent'

const OWN = 'aaaaaaaa1111'
const OTHER = 'bbbbbbbb2222'

const left: RunOnAgent = {
  run: 'run-of-ada',
  network: 'chain',
  openedAt: 0,
  term: 1,
  holder: null,
  leftAt: 1,
  endsAt: null,
  watchers: 0,
  saved: null,
}
const held: RunOnAgent = {
  ...left,
  run: 'run-of-bob',
  network: 'sums',
  holder: { id: 'c', name: 'fission run', host: 'laptop', user: 'bob', since: 0 },
}

/** A node whose agent is of a build; replacing it starts one of this program's. */
function node(build: string | undefined, runs: RunOnAgent[] = [], isService = false) {
  const agent = new ScriptedAgent()
  agent.build = build
  agent.runs = runs
  const asked: Replacement[] = []
  let replaced = 0
  const reach = (): ReachedNode => {
    const node: Pick<ReachedNode, 'stream'> & { facts: { isService: boolean }; ssh: object } = {
      stream: agent.serve(),
      facts: { isService },
      ssh: { target: { label: 'pi1 (10.0.0.1)' } },
    }
    return node as ReachedNode
  }
  const connector = {
    connect: () => Promise.resolve(reach()),
    replace: () => {
      replaced++
      agent.build = OWN
      agent.runs = []
      return Promise.resolve(reach())
    },
  }
  const greet = (answer: (asked: Replacement) => boolean, asksAboutBuild = true) =>
    greetNode(connector, {
      build: OWN,
      asksAboutBuild,
      signal: new AbortController().signal,
      mayUpgrade: (replacement) => {
        asked.push(replacement)
        return Promise.resolve(answer(replacement))
      },
    })
  return { agent, asked, greet, replacements: () => replaced }
}

const yes = (): boolean => true
const no = (): boolean => false

describe('the agent of a node', () => {
  it('is used without a word when it is this program’s build', async () => {
    const { asked, greet } = node(OWN)
    expect(await greet(yes)).toMatchObject({ difference: null, ended: [] })
    expect(asked).toEqual([])
  })

  it('is replaced when it is another build, nothing runs on it, and the user says so', async () => {
    const { asked, greet, replacements } = node(OTHER)
    expect(await greet(yes)).toMatchObject({ difference: null, ended: [] })
    expect(asked).toMatchObject([{ node: 'pi1 (10.0.0.1)', runs: [] }])
    expect(asked[0]?.reason).toMatch(/another build \(version 0\.1\.0, build bbbbbbbb\).*build aaaaaaaa/)
    expect(replacements()).toBe(1)
  })

  it('is used, and its difference known, when the user does not want it replaced', async () => {
    const { greet, replacements } = node(undefined)
    const { difference, link } = await greet(no)
    expect(difference).toContain('build unknown')
    expect(link.greeting.build).toBeUndefined()
    expect(replacements()).toBe(0)
  })

  it('is replaced with what it runs only after the user has heard what that is', async () => {
    const { asked, greet } = node(OTHER, [left, held])
    const ending = [
      'chain (run run-of-ada, left to its nodes)',
      'sums (run run-of-bob, held by fission run of bob on laptop)',
    ]
    expect((await greet(yes)).ended).toEqual(ending)
    expect(asked.map(({ runs }) => runs)).toEqual([ending])
  })

  it('is asked about again when a run has begun there meanwhile', async () => {
    const { agent, asked, greet, replacements } = node(OTHER)
    await greet(({ runs }) => {
      if (runs?.length) return false
      agent.runs = [held]
      return true
    })
    expect(asked.map(({ runs }) => runs?.length)).toEqual([0, 1])
    expect(replacements()).toBe(0)
  })

  it('is left alone where it is a service, or was asked about before', async () => {
    const service = node(OTHER, [], true)
    expect((await service.greet(yes)).difference).toContain('another build')
    const again = node(OTHER)
    expect((await again.greet(yes, false)).difference).toContain('another build')
    expect([...service.asked, ...again.asked]).toEqual([])
  })
})
