import { defineNetwork, Job, Node, ObjectPipe } from 'fission'
import { NumberSource } from '../shared/number-source'
import { NumberSink } from '../shared/rate-sink'

class IncrementJob extends Job<[value: number], number> {
  override run(value: number) {
    return value + 1
  }
}

export default defineNetwork({
  jobs: [
    new NumberSource({ outputs: [new ObjectPipe<number>(1)], defaultNode: 'a' }),
    new IncrementJob({
      inputs: [new ObjectPipe<number>(1)],
      outputs: [new ObjectPipe<number>(2)],
      defaultNode: 'b',
    }),
    new NumberSink({ inputs: [new ObjectPipe<number>(2)], defaultNode: 'a' }),
  ],
  nodes: [new Node('a'), new Node('b')],
})
