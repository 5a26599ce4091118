import { expect, it } from 'vitest'
import { simulationNodes } from '../../../../../electron/client/simulation/simulation-nodes'
import { makeJob, makeNode } from '../network'

const jobs = [makeJob(1), makeJob(2), makeJob(3)]

it('lets one agent stand for all nodes, in all their groups', () => {
  const nodes = [
    makeNode('10.0.0.1', { name: 'desk', groups: ['indoor'] }),
    makeNode('10.0.0.2', { groups: ['outdoor', 'indoor'] }),
  ]
  expect(simulationNodes({ nodes, jobs }, 1)).toEqual([
    { id: 'desk', aliases: ['desk', '10.0.0.1', '10.0.0.2'], groups: ['indoor', 'outdoor'], slots: 3 },
  ])
})

it('deals the nodes out to several agents in turn', () => {
  const nodes = ['a', 'b', 'c', 'd', 'e'].map((address) => makeNode(address, { groups: [`of-${address}`] }))
  const agents = simulationNodes({ nodes, jobs }, 2)
  expect(agents.map(({ id, aliases }) => [id, aliases])).toEqual([
    ['a', ['a', 'c', 'e']],
    ['b', ['b', 'd']],
  ])
  expect(agents[1]?.groups).toEqual(['of-b', 'of-d'])
})

it('gives agents beyond the nodes the groups of the nodes in turn', () => {
  const nodes = [makeNode('a', { groups: ['indoor'] }), makeNode('b', { groups: ['outdoor'] })]
  expect(simulationNodes({ nodes, jobs }, 4).map(({ id, groups }) => [id, groups])).toEqual([
    ['a', ['indoor']],
    ['b', ['outdoor']],
    ['node-3', ['indoor']],
    ['node-4', ['outdoor']],
  ])
})

it('adds up the slots that are configured, and offers one for each job where they are not', () => {
  const nodes = [
    makeNode('a', { slots: 1 }),
    makeNode('b', { slots: 2 }),
    makeNode('c', { slots: 4 }),
    makeNode('d'),
  ]
  expect(simulationNodes({ nodes, jobs }, 2).map(({ slots }) => slots)).toEqual([5, 3])
})

it('makes every group and default node of a network without nodes', () => {
  const named = [makeJob(1, { groups: ['outdoor'], defaultNode: 'roof' }), makeJob(2)]
  expect(simulationNodes({ nodes: [], jobs: named }, 1)).toEqual([
    { id: 'node-1', aliases: ['roof'], groups: ['outdoor'], slots: 2 },
  ])
})

it('answers to a default node that only a wildcard covers', () => {
  const nodes = [makeNode('10.0.0.*')]
  const pinned = [makeJob(1, { defaultNode: '10.0.0.7' })]
  expect(simulationNodes({ nodes, jobs: pinned }, 1)[0]?.aliases).toContain('10.0.0.7')
})

it.each([
  ['its group', makeJob(1, { groups: ['LOCAL'] })],
  ['its default node', makeJob(1, { groups: [], defaultNode: 'LOCAL' })],
  ['the name of a local node', makeJob(1, { groups: [], defaultNode: 'laptop' })],
])('has an agent LOCAL when a job needs it by %s', (_name, job) => {
  const nodes = [makeNode('127.0.0.1', { name: 'laptop', groups: ['LOCAL'] })]
  const agents = simulationNodes({ nodes, jobs: [job] }, 1)
  expect(agents.map(({ id }) => id)).toEqual(['node-1', 'LOCAL'])
  expect(agents[1]).toMatchObject({ aliases: ['laptop', '127.0.0.1'], groups: ['LOCAL'] })
})

it('has no agent LOCAL when no job needs it', () => {
  expect(simulationNodes({ nodes: [], jobs }, 2)).toHaveLength(2)
})
