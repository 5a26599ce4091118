import type { Story } from './story'

/** Streams that begin at their first block. */
export const inStep: Story[] = [
  {
    name: 'passes one stream through from round 1, without a dummy before it',
    blockCounts: [1],
    events: [
      ['0 a1-2', 'a1: a1', 'a2: a2'],
      ['0 a3', 'a3: a3'],
    ],
    counts: [[0, 0, 0]],
  },
  {
    name: 'fires a round only when every input has its blocks',
    blockCounts: [1, 1, 1],
    events: [
      ['0 a1-3'],
      ['1 a1-2'],
      ['2 a1', 'a1: a1 | a1 | a1'],
      ['2 a2-3', 'a2: a2 | a2 | a2'],
      ['1 a3', 'a3: a3 | a3 | a3'],
    ],
    counts: [
      [0, 0, 0],
      [0, 0, 0],
      [0, 0, 0],
    ],
  },
  {
    name: 'takes exact BLOCK_COUNT windows from the first one on',
    blockCounts: [5],
    events: [
      ['0 a1-4'],
      ['0 a5-12', 'a1: a1 a2 a3 a4 a5', 'a2: a6 a7 a8 a9 a10'],
      ['0 a13-15', 'a3: a11 a12 a13 a14 a15'],
    ],
  },
  {
    name: 'keeps windows of different sizes in step',
    blockCounts: [2, 1, 3],
    events: [
      ['0 a1-5'],
      ['1 a1'],
      ['2 a1-7', 'a1: a1 a2 | a1 | a1 a2 a3'],
      ['1 a2-4', 'a2: a3 a4 | a2 | a4 a5 a6'],
      ['2 a8-9'],
      ['0 a6', 'a3: a5 a6 | a3 | a7 a8 a9'],
    ],
  },
  {
    name: 'drops late and duplicate spans',
    blockCounts: [1],
    events: [['0 a1-3', 'a1: a1', 'a2: a2', 'a3: a3'], ['0 a2-3'], ['0 a1-3'], ['0 a3'], ['0 a4', 'a4: a4']],
    counts: [[6, 0, 0]],
  },
  {
    name: 'drops a duplicate of what still waits for its round',
    blockCounts: [1, 1],
    events: [['0 a1-2'], ['0 a1-2'], ['1 a1-3', 'a1: a1 | a1', 'a2: a2 | a2'], ['0 a3', 'a3: a3 | a3']],
    counts: [
      [2, 0, 0],
      [0, 0, 0],
    ],
  },
  {
    name: 'takes only the new blocks of a span that overlaps',
    blockCounts: [1],
    events: [
      ['0 a1-3', 'a1: a1', 'a2: a2', 'a3: a3'],
      ['0 a2-5', 'a4: a4', 'a5: a5'],
    ],
    counts: [[2, 0, 0]],
  },
  {
    name: 'stands dummies in at exactly the place of a gap',
    blockCounts: [1],
    events: [
      ['0 a1', 'a1: a1'],
      ['0 a4-5', 'a2: _', 'a3: _', 'a4: a4', 'a5: a5'],
    ],
    counts: [[0, 2, 0]],
  },
  {
    name: 'drops what arrives after a dummy has taken its place',
    blockCounts: [1, 1],
    events: [
      ['0 a1'],
      ['0 a4'],
      ['0 a2-3'],
      ['1 a1-4', 'a1: a1 | a1', 'a2: _ | a2', 'a3: _ | a3', 'a4: a4 | a4'],
    ],
    counts: [
      [2, 2, 0],
      [0, 0, 0],
    ],
  },
  {
    name: 'puts dummies into the middle of a window',
    blockCounts: [3],
    events: [['0 a1'], ['0 a3-4', 'a1: a1 _ a3'], ['0 a8-9', 'a2: a4 _ _', 'a3: _ a8 a9']],
    counts: [[0, 4, 0]],
  },
  {
    name: 'keeps the inputs in step when several of them have gaps',
    blockCounts: [1, 2, 1],
    events: [
      ['0 a1'],
      ['1 a1-2'],
      ['2 a1', 'a1: a1 | a1 a2 | a1'],
      ['0 a3'],
      ['2 a4'],
      ['1 a4-6', 'a2: _ | _ a4 | _', 'a3: a3 | a5 a6 | _'],
      ['1 a8'],
      ['0 a4', 'a4: a4 | _ a8 | a4'],
    ],
    counts: [
      [0, 1, 0],
      [0, 2, 0],
      [0, 2, 0],
    ],
  },
]
