/** The jobs in Python: rates, latency and memory. */
import type { Measure } from '../measure'
import { oneWay } from './latency'
import { memoryOf } from './memory'
import { rate } from './rates'

export const python: Measure[] = [
  rate({
    name: 'python-values',
    what: 'Python ints, source→sink, PicklePipe',
    network: 'python_values',
    before: '66,000/s',
    atLeast: 400_000,
  }),
  rate({
    name: 'python-chain',
    what: 'Python ints, source→connector→sink',
    network: 'python_chain',
    before: '56,000/s',
    atLeast: 300_000,
  }),
  rate({
    name: 'python-blocks-64k',
    what: 'Python, 64 KiB blocks, source→sink',
    network: 'python_blocks_64k',
    before: '243 MB/s',
    blockBytes: 64 * 1024,
    atLeast: 800,
  }),
  {
    ...oneWay(
      'python-latency',
      'Python, latency p50 / p99, source→connector→sink, 100 Hz',
      1,
      'python_latency',
    ),
    before: '0.80 ms',
    goals: [{ figure: 'p50Ms', atMost: 0.6 }],
    goalText: '0.60 ms',
  },
  memoryOf({
    name: 'python-memory',
    what: 'Python, memory while the source outruns the sink',
    before: 'unlimited',
    network: 'python_memory',
  }),
]
