import { defineNetwork, Node, ObjectPipe } from 'fission'
import { NumberSource } from '../shared/number-source'
import { NumberSink } from '../shared/rate-sink'

export default defineNetwork({
  jobs: [
    new NumberSource({ outputs: [new ObjectPipe<number>(1)], defaultNode: 'a' }),
    new NumberSink({ inputs: [new ObjectPipe<number>(1)], defaultNode: 'b' }),
  ],
  nodes: [new Node('a'), new Node('b')],
})
