import type { Story } from './story'

/** Receivers that start while the streams flow. */
export const joining: Story[] = [
  {
    name: 'adopts the first block that it sees',
    blockCounts: [1],
    events: [['0 a41-42', 'a41: a41', 'a42: a42']],
    counts: [[0, 0, 0]],
  },
  {
    name: 'waits for every input, then begins at the latest first round',
    blockCounts: [1, 1, 1],
    events: [['0 a41-45'], ['1 a43-46'], ['2 a42-44', 'a43: a43 | a43 | a43', 'a44: a44 | a44 | a44']],
    counts: [
      [0, 0, 2],
      [0, 0, 0],
      [0, 0, 1],
    ],
  },
  {
    name: 'begins at the first whole window of every input',
    blockCounts: [3, 2],
    events: [['0 a5-12'], ['1 a3-8', 'a3: a7 a8 a9 | a5 a6', 'a4: a10 a11 a12 | a7 a8']],
    counts: [
      [0, 0, 2],
      [0, 0, 2],
    ],
  },
  {
    name: 'begins with a window whose first block is the first that it sees',
    blockCounts: [3],
    events: [['0 a4-6', 'a2: a4 a5 a6']],
  },
  {
    name: 'stays in step with an input that has yet to reach the round agreed on',
    blockCounts: [1, 1],
    events: [
      ['0 a10-12'],
      ['1 a20-22'],
      ['0 a13-21', 'a20: a20 | a20', 'a21: a21 | a21'],
      ['0 a22', 'a22: a22 | a22'],
    ],
    counts: [
      [7, 0, 3],
      [0, 0, 0],
    ],
  },
  {
    name: 'drops the late blocks of an old connection after it has begun',
    blockCounts: [1],
    events: [['0 a20', 'a20: a20'], ['0 a18-19'], ['0 a21', 'a21: a21']],
    counts: [[2, 0, 0]],
  },
  {
    name: 'begins in the newest generation where the first blocks are of two, once every input has come to it',
    blockCounts: [1, 1],
    events: [['0 a30-31'], ['1 b4-6'], ['0 a32'], ['0 b5-6', 'b5: b5 | b5', 'b6: b6 | b6']],
    counts: [
      [1, 0, 2],
      [0, 0, 1],
    ],
  },
  {
    name: 'counts an input whose generation it has seen begin as late as its first block there',
    blockCounts: [1, 1],
    events: [['0 a30'], ['0 b7-8'], ['1 b5-9', 'b7: b7 | b7', 'b8: b8 | b8']],
  },
  {
    name: 'agrees anew after a gap too long for dummies',
    blockCounts: [1, 2],
    events: [
      ['0 a1-2'],
      ['1 a1-5', 'a1: a1 | a1 a2', 'a2: a2 | a3 a4'],
      ['0 a200000-200001'],
      ['1 a399998-400002', 'a200000: a200000 | a399999 a400000', 'a200001: a200001 | a400001 a400002'],
    ],
  },
  {
    name: 'goes on together when only one input has such a gap',
    blockCounts: [1, 1],
    events: [
      ['0 a1'],
      ['1 a1-3', 'a1: a1 | a1'],
      ['0 a200000'],
      ['1 a4-6'],
      ['1 a150000'],
      ['1 a200000-200001', 'a200000: a200000 | a200000'],
      ['0 a200001', 'a200001: a200001 | a200001'],
    ],
  },
  {
    name: 'stands dummies in for the longest gap that is not too long',
    blockCounts: [100_001],
    events: [['0 a1'], ['0 a100002', `a1: a1${' _'.repeat(100_000)}`]],
    counts: [[0, 100_000, 0]],
  },
]
