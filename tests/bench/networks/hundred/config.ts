import { defineNetwork, Job, Node, ObjectPipe, sleep } from 'fission'
import { tell } from '../shared/messages'

const NODES = 100
const PERIOD_MS = 1000

class TickSource extends Job<[], number> {
  override async *run() {
    for (let number = 0; ; number++) {
      yield number
      await sleep(PERIOD_MS)
    }
  }
}

class PassJob extends Job<[number: number], number> {
  override run(number: number) {
    return number
  }
}

/** Says that its chain flows. */
class TickSink extends Job<[number: number], never> {
  private isFlowing = false

  override run(): undefined {
    if (!this.isFlowing) tell({ type: 'flowing', job: this.id })
    this.isFlowing = true
  }
}

const names = Array.from({ length: NODES }, (_, index) => `n${index + 1}`)

/** The job after `index` of a ring, so that every block goes to another node. */
const after = (index: number): string => names[(index + 1) % NODES]!

const chains = names.map((defaultNode, index) => {
  const [first, second] = [2 * index + 1, 2 * index + 2]
  return [
    new TickSource({ outputs: [new ObjectPipe<number>(first)], defaultNode }),
    new PassJob({
      inputs: [new ObjectPipe<number>(first)],
      outputs: [new ObjectPipe<number>(second)],
      defaultNode: after(index),
    }),
    new TickSink({ inputs: [new ObjectPipe<number>(second)], defaultNode: after(index + 1) }),
  ]
})

export default defineNetwork({
  jobs: chains.flat(),
  nodes: names.map((name) => new Node(name, { slots: 3 })),
})
