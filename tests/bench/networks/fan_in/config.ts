import { defineNetwork, Job, Node, ObjectPipe } from 'fission'
import { NumberSource } from '../shared/number-source'
import { NumberSink } from '../shared/rate-sink'

class JoinJob extends Job<[a: number, b: number, c: number], number> {
  override run(a: number, b: number, c: number) {
    // Inputs of different rounds must not look like a good result.
    return a === b && b === c ? a : -1
  }
}

const source = (pipe: number) => new NumberSource({ outputs: [new ObjectPipe<number>(pipe)] })

export default defineNetwork({
  jobs: [
    source(1),
    source(2),
    source(3),
    new JoinJob({
      inputs: [new ObjectPipe<number>(1), new ObjectPipe<number>(2), new ObjectPipe<number>(3)],
      outputs: [new ObjectPipe<number>(4)],
    }),
    new NumberSink({ inputs: [new ObjectPipe<number>(4)] }),
  ],
  nodes: [new Node('a')],
})
