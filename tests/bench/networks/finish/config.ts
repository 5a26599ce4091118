import { CsvSinkJob, defineNetwork, Job, Node, ObjectPipe } from 'fission'
import { tellProcess } from '../shared/processes'

const VALUES = 10_000

class FinishingSource extends Job<[], number> {
  private value = 0

  override setup(): void {
    tellProcess(this)
  }

  override run() {
    this.value++
    if (this.value === VALUES) this.finish()
    return this.value
  }
}

class NegateJob extends Job<[value: number], number> {
  override setup(): void {
    tellProcess(this)
  }

  override run(value: number) {
    return -value
  }
}

class RowsSink extends CsvSinkJob<[value: number]> {
  override async setup(): Promise<void> {
    await super.setup()
    tellProcess(this)
  }
}

export default defineNetwork({
  jobs: [
    new FinishingSource({ outputs: [new ObjectPipe<number>(1)] }),
    new NegateJob({ inputs: [new ObjectPipe<number>(1)], outputs: [new ObjectPipe<number>(2)] }),
    new RowsSink({ path: 'rows.csv', inputs: [new ObjectPipe<number>(2)] }),
  ],
  nodes: [new Node('a')],
})
