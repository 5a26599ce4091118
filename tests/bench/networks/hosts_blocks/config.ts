import { BytesPipe, defineNetwork, Job } from 'fission'
import { BlockSink, BlockSource } from '../shared/blocks'
import { onPis } from '../shared/pis'

const BLOCK_BYTES = 64 * 1024

class PassBlocks extends Job<[block: Uint8Array], Uint8Array> {
  override run(block: Uint8Array) {
    return block
  }
}

class LocalBlockSink extends BlockSink {
  static override groups = 'LOCAL'
}

export default defineNetwork({
  jobs: [
    new BlockSource({ outputs: [new BytesPipe(1, BLOCK_BYTES)], defaultNode: 'pi1' }),
    new PassBlocks({
      inputs: [new BytesPipe(1, BLOCK_BYTES)],
      outputs: [new BytesPipe(2, BLOCK_BYTES)],
      defaultNode: 'pi2',
    }),
    new LocalBlockSink({ inputs: [new BytesPipe(2, BLOCK_BYTES)] }),
  ],
  nodes: onPis(3),
})
