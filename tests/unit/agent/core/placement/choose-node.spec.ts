import { describe, expect, it } from 'vitest'
import { chooseNode, type NodeChoice } from '../../../../../agent/core/placement/choose-node'
import type { NodeLoad, PlaceableJob } from '../../../../../agent/core/placement/refusal'
import type { NodeId, NodeState } from '../../../../../agent/core/supervisor/types'
import { figures, job, node } from './build'

interface Case {
  name: string
  job?: PlaceableJob
  nodes: NodeState[]
  load?: NodeLoad
  neighbours?: NodeId[]
  choice: NodeId | Exclude<NodeChoice, { type: 'node' }>
}

const client = node('LOCAL', { groups: ['LOCAL'], slots: 100 })
const none = (...refusals: [NodeId, string][]): NodeChoice & { type: 'none' } => ({
  type: 'none',
  refusals: refusals.map(([node, reason]) => ({ node, reason })),
})

const defaultNode: Case[] = [
  {
    name: 'takes the default node, however good another is',
    job: job({ defaultNode: 'b' }),
    nodes: [node('a', { history: [figures(0)] }), node('b', { history: [figures(99)] })],
    choice: 'b',
  },
  {
    name: 'knows the default node by an alias, outside its groups',
    job: job({ defaultNode: '10.0.0.2', groups: ['sensors'] }),
    nodes: [node('a', { groups: ['sensors'] }), node('b', { aliases: ['raspi', '10.0.0.2'] })],
    choice: 'b',
  },
  {
    name: 'goes on to the groups when the default node is full',
    job: job({ defaultNode: 'b' }),
    nodes: [node('a'), node('b')],
    load: { b: 4 },
    choice: 'a',
  },
  {
    name: 'goes on to the groups when the default node is a suspect',
    job: job({ defaultNode: 'b' }),
    nodes: [node('a'), node('b', { status: 'suspect' })],
    choice: 'a',
  },
  {
    name: 'keeps a pinned job unplaced while its node is away',
    job: job({ defaultNode: 'b', groups: [] }),
    nodes: [node('a'), node('b', { status: 'absent' })],
    choice: none(['a', 'not the default node'], ['b', 'not connected']),
  },
  {
    name: 'does not ask for a preference when the default node is free',
    job: job({ defaultNode: 'b', hasPreference: true }),
    nodes: [node('a'), node('b'), node('c')],
    choice: 'b',
  },
]

const groups: Case[] = [
  {
    name: 'takes the first group that has a free node',
    job: job({ groups: ['sensors', 'cameras', 'ALL'] }),
    nodes: [
      node('a'),
      node('b', { groups: ['cameras'], history: [figures(90)] }),
      node('c', { groups: ['sensors'], status: 'lost' }),
    ],
    choice: 'b',
  },
  {
    name: 'keeps LOCAL jobs on the client',
    job: job({ groups: ['LOCAL'] }),
    nodes: [node('a'), client],
    load: { LOCAL: 50 },
    choice: 'LOCAL',
  },
  {
    name: 'keeps ALL jobs off the client',
    nodes: [client, node('a', { history: [figures(100, 100)] })],
    choice: 'a',
  },
  {
    name: 'has no node for an ALL job beside the client',
    nodes: [client],
    choice: none(['LOCAL', 'only for jobs of group LOCAL']),
  },
  {
    name: 'says of every node why it was refused',
    job: job({ groups: ['sensors'] }),
    nodes: [
      node('a', { groups: ['sensors'] }),
      node('b', { groups: ['sensors'], status: 'lost' }),
      node('c', { groups: ['sensors'], status: 'suspect' }),
      node('d', { groups: ['cameras'] }),
      client,
    ],
    load: { a: 4 },
    choice: none(
      ['a', 'full: 4 of 4 slots taken'],
      ['b', 'lost'],
      ['c', 'suspect: no heartbeat for a moment'],
      ['d', 'not in group sensors'],
      ['LOCAL', 'not in group sensors'],
    ),
  },
  {
    name: 'names all groups of a job and names that no node has',
    job: job({ groups: ['sensors', 'cameras'], defaultNode: 'ghost', wantedNode: 'spectre' }),
    nodes: [node('a')],
    choice: none(
      ['a', 'in none of the groups sensors, cameras'],
      ['spectre', 'not a node of this run'],
      ['ghost', 'not a node of this run'],
    ),
  },
  {
    name: 'has no place for a job without any',
    job: job({ groups: [] }),
    nodes: [node('a')],
    choice: none(['a', 'the job has no group']),
  },
]

const score: Case[] = [
  {
    name: 'takes the node with more free CPU',
    nodes: [node('a', { history: [figures(60)] }), node('b', { history: [figures(20)] })],
    choice: 'b',
  },
  {
    name: 'takes the node that swaps less',
    nodes: [node('a', { history: [figures(20, 50)] }), node('b', { history: [figures(20, 10)] })],
    choice: 'b',
  },
  {
    name: 'multiplies by free slots: (100 + 10 + 100) / 3 · 3 beats (100 + 90 + 100) / 3 · 2',
    nodes: [node('a', { history: [figures(10)], slots: 2 }), node('b', { history: [figures(90)], slots: 3 })],
    choice: 'b',
  },
  {
    name: 'counts only slots that are free',
    nodes: [node('a', { history: [figures(10)], slots: 2 }), node('b', { history: [figures(90)], slots: 3 })],
    load: { b: 2 },
    choice: 'a',
  },
  {
    name: 'takes the node with the better links to the neighbours',
    nodes: [
      node('a', { history: [figures(0)], transmitQuality: { x: 255, y: 0 } }),
      node('b', { history: [figures(0)], transmitQuality: { x: 127, y: 180 } }),
    ],
    neighbours: ['x', 'y'],
    choice: 'b',
  },
  {
    name: 'counts a neighbour on the node itself as the best link',
    nodes: [
      node('a', { history: [figures(0)], transmitQuality: { a: 0, b: 200 } }),
      node('b', { history: [figures(0)], transmitQuality: { a: 200 } }),
    ],
    neighbours: ['b'],
    choice: 'b',
  },
  {
    name: 'averages the last 30 heartbeats',
    nodes: [
      node('a', {
        history: [
          ...Array.from({ length: 99 }, () => figures(100)),
          ...Array.from({ length: 30 }, () => figures(30)),
        ],
      }),
      node('b', { history: [figures(0), figures(80)] }),
    ],
    choice: 'a',
  },
  {
    name: 'counts a node that has just joined as idle',
    nodes: [node('a', { history: [figures(10)] }), node('b')],
    choice: 'b',
  },
]

const ties: Case[] = [
  {
    name: 'without figures takes the node with the fewest jobs, not the most free slots',
    nodes: [node('a', { slots: 8 }), node('b', { slots: 2 })],
    load: { a: 2, b: 1 },
    choice: 'b',
  },
  {
    name: 'without figures in the group heeds no figures outside it',
    job: job({ groups: ['sensors'] }),
    nodes: [
      node('a', { groups: ['sensors'], slots: 8 }),
      node('b', { groups: ['sensors'], slots: 2 }),
      node('c', { history: [figures(0)] }),
    ],
    load: { a: 2, b: 1 },
    choice: 'b',
  },
  {
    name: 'of equal scores takes the node with fewer jobs',
    nodes: [node('a', { history: [figures(0)], slots: 4 }), node('b', { history: [figures(0)], slots: 3 })],
    load: { a: 1 },
    choice: 'b',
  },
  { name: 'of equal nodes takes the lowest id', nodes: [node('c'), node('a'), node('b')], choice: 'a' },
]

const preference: Case[] = [
  {
    name: 'asks a job with a preference, best candidate first',
    job: job({ hasPreference: true }),
    nodes: [
      node('a', { history: [figures(60)] }),
      node('b', { history: [figures(20)] }),
      node('c', { status: 'lost' }),
      client,
    ],
    choice: { type: 'choose', candidates: ['b', 'a'] },
  },
  {
    name: 'asks about the first group that has free nodes only',
    job: job({ hasPreference: true, groups: ['sensors', 'ALL'] }),
    nodes: [node('a'), node('b', { groups: ['sensors'] }), node('c', { groups: ['sensors'] })],
    choice: { type: 'choose', candidates: ['b', 'c'] },
  },
  {
    name: 'does not ask where there is one candidate',
    job: job({ hasPreference: true }),
    nodes: [node('a'), node('b')],
    load: { b: 4 },
    choice: 'a',
  },
]

const wanted: Case[] = [
  {
    name: 'takes the node that the user wants before the default node',
    job: job({ wantedNode: 'b', defaultNode: 'a', hasPreference: true }),
    nodes: [node('a'), node('b')],
    choice: 'b',
  },
  {
    name: 'lets the user move a job to its default node outside its groups',
    job: job({ wantedNode: 'b', defaultNode: 'b', groups: ['sensors'] }),
    nodes: [node('a', { groups: ['sensors'] }), node('b')],
    choice: 'b',
  },
  {
    name: 'does not take a wanted node outside the groups',
    job: job({ wantedNode: 'b', groups: ['sensors'] }),
    nodes: [node('a', { groups: ['sensors'] }), node('b')],
    choice: 'a',
  },
  {
    name: 'does not take a wanted node that is full',
    job: job({ wantedNode: 'b' }),
    nodes: [node('a'), node('b')],
    load: { b: 4 },
    choice: 'a',
  },
  {
    name: 'says why a wanted node was refused when there is no other',
    job: job({ wantedNode: 'b', groups: ['sensors'] }),
    nodes: [node('b')],
    choice: none(['b', 'not in group sensors']),
  },
]

describe.each([
  ['the default node', defaultNode],
  ['groups', groups],
  ['the score', score],
  ['ties', ties],
  ['preference()', preference],
  ['a move by hand', wanted],
])('chooseNode: %s', (_, cases) => {
  it.each(cases)('$name', ({ job: placed = job(), nodes, load = {}, neighbours = [], choice }) => {
    const expected = typeof choice === 'string' ? { type: 'node', node: choice } : choice
    expect(chooseNode(placed, nodes, load, neighbours)).toEqual(expected)
  })
})
