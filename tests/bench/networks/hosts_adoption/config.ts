import { defineNetwork, ObjectPipe } from 'fission'
import { Counts, SafePipe, Tallies, TallySink } from '../shared/adoption'
import { onPis } from '../shared/pis'

/** One source to two nodes, over a default pipe and over a reliable one; a CSV file on the client that misses no row. */
export default defineNetwork({
  jobs: [
    new Counts({ outputs: [new ObjectPipe<number>(1), new SafePipe<number>(2)], defaultNode: 'pi1' }),
    new Tallies({ inputs: [new ObjectPipe<number>(1)], outputs: [new SafePipe(3)], defaultNode: 'pi2' }),
    new Tallies({ inputs: [new SafePipe<number>(2)], outputs: [new SafePipe(4)], defaultNode: 'pi3' }),
    new TallySink({ path: 'rows.csv', inputs: [new SafePipe(3), new SafePipe(4)] }),
  ],
  nodes: onPis(3),
})
