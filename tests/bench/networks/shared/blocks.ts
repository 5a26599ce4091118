import { BytesPipe, defineNetwork, Job, Node, type Network } from 'fission'
import { RateSink } from './rate-sink'

export class BlockSource extends Job<[], Uint8Array> {
  override *run() {
    const { blockSize } = this.outputs[0] as BytesPipe
    const block = new Uint8Array(blockSize)
    const view = new DataView(block.buffer)
    for (let number = 0; ; number++) {
      view.setUint32(0, number)
      yield block
    }
  }
}

export class BlockSink extends RateSink<[block: Uint8Array]> {
  override run(block: Uint8Array): undefined {
    this.take(new DataView(block.buffer, block.byteOffset).getUint32(0))
  }
}

/** Numbered blocks of one size from node a to node b. */
export function blockNetwork(blockSize: number): Network {
  const pipe = new BytesPipe(1, blockSize)
  return defineNetwork({
    jobs: [
      new BlockSource({ outputs: [pipe], defaultNode: 'a' }),
      new BlockSink({ inputs: [pipe], defaultNode: 'b' }),
    ],
    nodes: [new Node('a'), new Node('b')],
  })
}
