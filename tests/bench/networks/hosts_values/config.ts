import { defineNetwork, Job, ObjectPipe } from 'fission'
import { onPis } from '../shared/pis'
import { NumberSource } from '../shared/number-source'
import { NumberSink } from '../shared/rate-sink'

class IncrementJob extends Job<[value: number], number> {
  override run(value: number) {
    return value + 1
  }
}

class LocalNumberSink extends NumberSink {
  static override groups = 'LOCAL'
}

export default defineNetwork({
  jobs: [
    new NumberSource({ outputs: [new ObjectPipe<number>(1)], defaultNode: 'pi1' }),
    new IncrementJob({
      inputs: [new ObjectPipe<number>(1)],
      outputs: [new ObjectPipe<number>(2)],
      defaultNode: 'pi2',
    }),
    new LocalNumberSink({ inputs: [new ObjectPipe<number>(2)] }),
  ],
  nodes: onPis(3),
})
