import { BytesPipe, defineNetwork, Job, Node, ObjectPipe, sleep } from 'fission'
import { existsSync } from 'node:fs'
import { NumberSource } from '../shared/number-source'
import { tell } from '../shared/messages'
import { tellProcess } from '../shared/processes'

const BLOCK_BYTES = 64 * 1024

/** A hundredth of the pace of its source, 1,000,000 values a second. */
const VALUE_MS = 0.1

/** A hundredth of the pace of its source, 15,000 blocks a second. */
const BLOCK_MS = 6.7

/** Blocks after which they are known to flow. */
const FLOWING = 100

/** The bench makes this file in the job's folder when it has seen the process idle. */
async function untilLetGo(): Promise<void> {
  while (!existsSync('go')) await sleep(10)
}

class HastyNumbers extends NumberSource {
  override async setup(): Promise<void> {
    tellProcess(this)
    await untilLetGo()
  }
}

class HastyBlocks extends Job<[], Uint8Array> {
  private block = new Uint8Array(0)

  override async setup(): Promise<void> {
    this.block = new Uint8Array(BLOCK_BYTES)
    tellProcess(this)
    await untilLetGo()
  }

  override run() {
    return this.block
  }
}

/** Says once that blocks flow. */
class FlowTeller {
  private count = 0

  constructor(private readonly job: Job) {}

  took(): void {
    if (++this.count === FLOWING) tell({ type: 'flowing', job: this.job.id })
  }
}

/** Waits as if it computed, without taking the processor from the others. */
class SlowNumbers extends Job<[value: number], never> {
  #lock = new Int32Array(new SharedArrayBuffer(4))
  #flow = new FlowTeller(this)

  override setup(): void {
    tellProcess(this)
  }

  override run(): undefined {
    Atomics.wait(this.#lock, 0, 0, VALUE_MS)
    this.#flow.took()
  }
}

class SlowBlocks extends Job<[block: Uint8Array], never> {
  #flow = new FlowTeller(this)

  override setup(): void {
    tellProcess(this)
  }

  override async run(): Promise<undefined> {
    await sleep(BLOCK_MS)
    this.#flow.took()
  }
}

export default defineNetwork({
  jobs: [
    new HastyNumbers({ outputs: [new ObjectPipe<number>(1)] }),
    new SlowNumbers({ inputs: [new ObjectPipe<number>(1)] }),
    new HastyBlocks({ outputs: [new BytesPipe(2, BLOCK_BYTES)] }),
    new SlowBlocks({ inputs: [new BytesPipe(2, BLOCK_BYTES)] }),
  ],
  nodes: [new Node('a')],
})
