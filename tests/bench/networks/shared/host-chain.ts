import { defineNetwork, Job, LocalJob, ObjectPipe, sleep, type Network, type NetworkConfig } from 'fission'
import { hostname } from 'node:os'
import { sharedClockMs, tell, type Way } from './messages'
import { onPis } from './pis'

const PERIOD_MS = 10

/** A number, and the processes that it came through. */
interface Row {
  number: number
  source: string
  connector: string
}

/** Tells one process from another on any host. */
const here = `${hostname()} ${process.pid}`

class ReliablePipe extends ObjectPipe<Row> {
  static override reliable = true
}

/** Counts at 100 Hz. */
class RowSource extends Job<[], Row> {
  protected next = 1

  override async *run() {
    for (;;) {
      yield { number: this.next++, source: here, connector: '' }
      await sleep(PERIOD_MS)
    }
  }
}

/** Counts on from where it was when another node takes it over. */
class SavingSource extends RowSource {
  static override saveEveryMs = 100

  override save(): number {
    return this.next
  }

  override restore(next: number): void {
    this.next = next
  }
}

class SignJob extends Job<[row: Row], Row> {
  override run(row: Row) {
    return { ...row, connector: here }
  }
}

/** Tells each change of the way that rows take, on the client. */
class WaySink extends LocalJob<[row: Row], never> {
  private way: Way = { source: '', connector: '' }
  private last = 0
  private lost = 0
  private doubled = 0

  override run({ number, source, connector }: Row): undefined {
    this.lost += Math.max(0, number - this.last - 1)
    this.doubled += number <= this.last ? 1 : 0
    this.last = number
    if (source === this.way.source && connector === this.way.connector) return
    this.way = { source, connector }
    const { lost, doubled, id } = this
    tell({ type: 'way', sink: id, ...this.way, atMs: sharedClockMs(), number, lost, doubled })
  }
}

export interface Chains {
  /** Nodes; every two of them start with one chain: the source on the first, the connector on the second. */
  nodes: number
  chains: number
  isReliable?: boolean
  doesSave?: boolean
  settings?: NetworkConfig
}

/** Chains of source → connector → sink on the client, at 100 Hz each. */
export function chainsOnHosts({
  nodes,
  chains,
  isReliable = false,
  doesSave = false,
  settings,
}: Chains): Network {
  const Pipe = isReliable ? ReliablePipe : ObjectPipe<Row>
  const Source = doesSave ? SavingSource : RowSource
  const jobs = Array.from({ length: chains }, (_, chain) => {
    const [first, second] = [2 * chain + 1, 2 * chain + 2]
    return [
      new Source({ outputs: [new Pipe(first)], defaultNode: `pi${first}` }),
      new SignJob({ inputs: [new Pipe(first)], outputs: [new Pipe(second)], defaultNode: `pi${second}` }),
      new WaySink({ inputs: [new Pipe(second)] }),
    ]
  })
  return defineNetwork({
    ...settings,
    jobs: jobs.flat(),
    nodes: onPis(nodes),
  })
}
