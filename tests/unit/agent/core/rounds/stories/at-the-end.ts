import type { Story } from './story'

/** Streams that end. */
export const atTheEnd: Story[] = [
  {
    name: 'ends when its only input has ended and nothing is left',
    blockCounts: [1],
    events: [['0 a1-2', 'a1: a1', 'a2: a2'], ['0 end']],
    ended: true,
  },
  {
    name: 'does not end before the rounds that an ended input still holds',
    blockCounts: [1, 1],
    events: [['0 a1-2'], ['0 end'], ['1 a1', 'a1: a1 | a1']],
    ended: false,
  },
  {
    name: 'ends after the last complete round of the input that ended',
    blockCounts: [1, 1],
    events: [['0 a1-2'], ['0 end'], ['1 a1-4', 'a1: a1 | a1', 'a2: a2 | a2']],
    ended: true,
  },
  {
    name: 'drops a partial window at the end',
    blockCounts: [3, 1],
    events: [['0 a1-5'], ['0 end'], ['1 a1-2', 'a1: a1 a2 a3 | a1']],
    ended: true,
  },
  {
    name: 'ends at once when an input ends without a block, whatever the others bring',
    blockCounts: [1, 1],
    events: [['1 a1-5'], ['0 end']],
    ended: true,
  },
  {
    name: 'does not end where an input ended before another brought its first block',
    blockCounts: [1, 1],
    events: [['0 a1-2'], ['0 end']],
    ended: false,
  },
  {
    name: 'ends a fresh receiver whose input ended before the round agreed on',
    blockCounts: [1, 1],
    events: [['0 a5-6'], ['0 end'], ['1 a7']],
    ended: true,
  },
  {
    name: 'ends a fresh receiver whose input ended in an older generation',
    blockCounts: [1, 1],
    events: [['0 a5-6'], ['0 end'], ['1 b1']],
    ended: true,
  },
  {
    name: 'drops what comes after the end',
    blockCounts: [1],
    events: [['0 a1', 'a1: a1'], ['0 end'], ['0 a2']],
    ended: true,
    counts: [[1, 0, 0]],
  },
  {
    name: 'gives an ended input its last rounds during a reset of the others, then ends',
    blockCounts: [1, 1],
    events: [
      ['0 a1'],
      ['1 a1', 'a1: a1 | a1'],
      ['1 b1-2'],
      ['0 a2-3', 'a2: a2 | _', 'a3: a3 | _'],
      ['0 end'],
    ],
    ended: true,
  },
  {
    name: 'goes on in the next generation when an input ended after its reset',
    blockCounts: [1, 1],
    events: [
      ['0 a1'],
      ['0 b1-2'],
      ['0 end'],
      ['1 a1-2', 'a1: a1 | a1', 'a2: _ | a2'],
      ['1 b1', 'b1: b1 | b1'],
    ],
    ended: false,
  },
  {
    name: 'ends in the middle of a reset when the input that has not reset ends',
    blockCounts: [1, 1],
    events: [['0 a1'], ['1 a1', 'a1: a1 | a1'], ['0 b1-3'], ['1 end']],
    ended: true,
  },
]
