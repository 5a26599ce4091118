import type { Story } from './story'

/** Sources that begin anew. */
export const resets: Story[] = [
  {
    name: 'begins at round 1 again',
    blockCounts: [1],
    events: [
      ['0 a1-2', 'a1: a1', 'a2: a2'],
      ['0 b1-2', 'b1: b1', 'b2: b2'],
    ],
    counts: [[0, 0, 0]],
  },
  {
    name: 'holds a reset and fills the rounds of the others with dummies until they reset too',
    blockCounts: [1, 1, 1],
    events: [
      ['0 a1-3'],
      ['1 a1-3'],
      ['2 a1-3', 'a1: a1 | a1 | a1', 'a2: a2 | a2 | a2', 'a3: a3 | a3 | a3'],
      ['0 b1-2'],
      ['1 a4-5'],
      ['2 a4', 'a4: _ | a4 | a4'],
      ['2 b1-2', 'a5: _ | a5 | _'],
      ['1 a6', 'a6: _ | a6 | _'],
      ['1 b1-3', 'b1: b1 | b1 | b1', 'b2: b2 | b2 | b2'],
    ],
    counts: [
      [0, 3, 0],
      [0, 0, 0],
      [0, 2, 0],
    ],
  },
  {
    name: 'gives what an input had brought before its reset, then dummies',
    blockCounts: [1, 1],
    events: [
      ['0 a1-2'],
      ['0 b1'],
      ['1 a1-3', 'a1: a1 | a1', 'a2: a2 | a2', 'a3: _ | a3'],
      ['1 b1', 'b1: b1 | b1'],
    ],
  },
  {
    name: 'gives up rounds that stay incomplete when every input has reset',
    blockCounts: [1, 1],
    events: [['0 a1-5'], ['1 a1-2', 'a1: a1 | a1', 'a2: a2 | a2'], ['0 b1'], ['1 b1', 'b1: b1 | b1']],
    counts: [
      [0, 0, 3],
      [0, 0, 0],
    ],
  },
  {
    name: 'drops a partial window at a reset',
    blockCounts: [3],
    events: [
      ['0 a1-5', 'a1: a1 a2 a3'],
      ['0 b1-3', 'b1: b1 b2 b3'],
    ],
    counts: [[0, 0, 2]],
  },
  {
    name: 'completes a partial window with dummies while another input has not reset',
    blockCounts: [3, 1],
    events: [
      ['0 a1-5'],
      ['1 a1', 'a1: a1 a2 a3 | a1'],
      ['0 b1-2'],
      ['1 a2-3', 'a2: a4 a5 _ | a2', 'a3: _ _ _ | a3'],
      ['1 b1'],
      ['0 b3', 'b1: b1 b2 b3 | b1'],
    ],
    counts: [
      [0, 4, 0],
      [0, 0, 0],
    ],
  },
  {
    name: 'stands dummies in for a first block that got lost on the way',
    blockCounts: [1, 1],
    events: [
      ['0 a1'],
      ['1 a1', 'a1: a1 | a1'],
      ['0 b3'],
      ['1 b1-3', 'b1: _ | b1', 'b2: _ | b2', 'b3: b3 | b3'],
    ],
  },
  {
    name: 'drops blocks of an old generation that come after the reset',
    blockCounts: [1, 1],
    events: [
      ['0 a1'],
      ['0 b1'],
      ['0 a2-3'],
      ['1 a1-2', 'a1: a1 | a1', 'a2: _ | a2'],
      ['1 b1', 'b1: b1 | b1'],
      ['1 a3'],
    ],
    counts: [
      [2, 1, 0],
      [1, 0, 0],
    ],
  },
  {
    name: 'follows two resets one after the other',
    blockCounts: [1, 1],
    events: [
      ['0 a1'],
      ['0 b1-2'],
      ['0 c1'],
      ['1 a1', 'a1: a1 | a1'],
      ['1 b1', 'b1: b1 | b1'],
      ['1 c1', 'c1: c1 | c1'],
      ['0 c2'],
      ['1 c2', 'c2: c2 | c2'],
    ],
    counts: [
      [0, 0, 1],
      [0, 0, 0],
    ],
  },
  {
    name: 'skips a generation that one input never brings',
    blockCounts: [1, 1],
    events: [['0 a1'], ['1 a1', 'a1: a1 | a1'], ['0 b1-2'], ['1 c1'], ['0 c1', 'c1: c1 | c1'], ['1 b1-2']],
    counts: [
      [0, 0, 2],
      [2, 0, 0],
    ],
  },
  {
    name: 'waits in the newer generation when an input skips one',
    blockCounts: [1, 1],
    events: [
      ['0 a1'],
      ['1 a1', 'a1: a1 | a1'],
      ['1 c1'],
      ['0 a2', 'a2: a2 | _'],
      ['0 b1'],
      ['0 b2'],
      ['0 c1', 'c1: c1 | c1'],
    ],
    counts: [
      [1, 0, 1],
      [0, 1, 0],
    ],
  },
]
