import { defineNetwork, Job, Node, ObjectPipe } from 'fission'
import { tell } from '../shared/messages'

class CubePipe extends ObjectPipe<number> {
  static override blockCount = 5
}

class CubeSource extends Job<[], number> {
  override *run() {
    for (let value = 1; ; value++) yield value ** 3
  }
}

class WindowSink extends Job<[values: number[]], never> {
  private told = false

  override run(values: number[]): undefined {
    if (!this.told) tell({ type: 'window', values })
    this.told = true
  }
}

export default defineNetwork({
  jobs: [new CubeSource({ outputs: [new CubePipe(1)] }), new WindowSink({ inputs: [new CubePipe(1)] })],
  nodes: [new Node('a')],
})
