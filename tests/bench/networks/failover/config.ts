import { defineNetwork, Job, Node, ObjectPipe, sleep } from 'fission'
import { sharedClockMs, tell } from '../shared/messages'

const PERIOD_MS = 1

/** A row says which process made it. */
interface Row {
  number: number
  pid: number
  agent: number
}

class SteadySource extends Job<[], number> {
  override async *run() {
    for (let number = 0; ; number++) {
      yield number
      await sleep(PERIOD_MS)
    }
  }
}

class SignJob extends Job<[number: number], Row> {
  override run(number: number) {
    return { number, pid: process.pid, agent: process.ppid }
  }
}

class OriginSink extends Job<[row: Row], never> {
  private pid = 0
  private last = -1

  override run({ number, pid, agent }: Row): undefined {
    if (pid !== this.pid) {
      tell({ type: 'origin', pid, agent, atMs: sharedClockMs(), lost: number - this.last - 1 })
    }
    this.pid = pid
    this.last = number
  }
}

export default defineNetwork({
  jobs: [
    new SteadySource({ outputs: [new ObjectPipe<number>(1)], defaultNode: 'a' }),
    new SignJob({
      inputs: [new ObjectPipe<number>(1)],
      outputs: [new ObjectPipe<Row>(2)],
      defaultNode: 'b',
    }),
    new OriginSink({ inputs: [new ObjectPipe<Row>(2)], defaultNode: 'c' }),
  ],
  nodes: [new Node('a'), new Node('b'), new Node('c')],
})
