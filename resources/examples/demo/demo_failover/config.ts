// demo_network_v1 ten times as fast, made to lose a node.
import { ClockJob, CsvSinkJob, defineNetwork, Node, ObjectPipe } from 'fission'
import { JoinJob, ReduceJob } from '../demo_network_v1/jobs/jobs'
import { ReducePipe } from '../demo_network_v1/pipes/pipes'

// The sources stay where the sensors are; the jobs behind them may run on any node.
const clock = { intervalMs: 100, groups: 'sensors' }

export default defineNetwork({
  user: 'pi',
  jobs: [
    new ClockJob({ ...clock, outputs: [new ObjectPipe(101)] }),
    new ClockJob({ ...clock, outputs: [new ObjectPipe(102)] }),
    new ClockJob({ ...clock, outputs: [new ObjectPipe(103)] }),
    new JoinJob({
      inputs: [new ObjectPipe(101), new ObjectPipe(102), new ObjectPipe(103)],
      outputs: [new ReducePipe(105), new ObjectPipe(205)],
    }),
    new ReduceJob({ inputs: [new ReducePipe(105)] }),
    // Shows afterwards what was lost on the way: where a cube is missing, the one before stands in for it.
    new CsvSinkJob({ path: 'products.csv', colPattern: 'product', inputs: [new ObjectPipe(205)] }),
  ],
  nodes: [new Node('192.168.4.2', { groups: 'sensors' }), new Node('192.168.4.3'), new Node('192.168.4.4')],
})
