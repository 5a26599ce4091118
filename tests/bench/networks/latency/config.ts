import { defineNetwork, Job, Node, ObjectPipe, sleep } from 'fission'
import { sharedClockMs, tell } from '../shared/messages'
import { measureMs, warmMs } from '../shared/timing'

const PERIOD_MS = 10

/** At 100 values a second V8 takes its time to compile what passes them on. */
const WARM_UPS = 2

class TimeSource extends Job<[], number> {
  override async *run() {
    for (let next = performance.now() + PERIOD_MS; ; next += PERIOD_MS) {
      await sleep(next - performance.now())
      yield sharedClockMs()
    }
  }
}

class LatencySink extends Job<[sentAt: number], never> {
  private latencies: number[] = []
  private toSkip = (WARM_UPS * warmMs) / PERIOD_MS

  override run(sentAt: number): undefined {
    const latency = sharedClockMs() - sentAt
    if (this.toSkip-- > 0) return
    this.latencies.push(latency)
    if (this.latencies.length === Math.ceil(measureMs / PERIOD_MS)) this.report()
  }

  private report(): void {
    const sorted = [...this.latencies].sort((a, b) => a - b)
    const quantile = (share: number): number => sorted[Math.ceil(sorted.length * share) - 1]!
    tell({ type: 'latency', p50Ms: quantile(0.5), p99Ms: quantile(0.99) })
  }
}

export default defineNetwork({
  jobs: [
    new TimeSource({ outputs: [new ObjectPipe<number>(1)], defaultNode: 'a' }),
    new LatencySink({ inputs: [new ObjectPipe<number>(1)], defaultNode: 'b' }),
  ],
  nodes: [new Node('a'), new Node('b')],
})
