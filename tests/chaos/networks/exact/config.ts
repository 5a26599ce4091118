import { defineNetwork, PythonJob } from 'fission'
import { crash, nodes } from '../shared/nodes'
import { Counts, ExactPipe, Passes, type Count, type Sum, SumsSink } from './jobs'

export default defineNetwork({
  jobs: [
    new Counts({ outputs: [new ExactPipe<Count>(1)] }),
    new PythonJob({
      module: 'exact.sums',
      className: 'Sums',
      inputs: [new ExactPipe<Count>(1)],
      outputs: [new ExactPipe<Sum>(2)],
    }),
    new Passes({ inputs: [new ExactPipe<Sum>(2)], outputs: [new ExactPipe<Sum>(3)] }),
    new SumsSink({ path: 'rows.csv', inputs: [new ExactPipe<Sum>(3)] }),
  ],
  nodes,
  crash,
  // Clients die together with the nodes of jobs here.
  copyStates: true,
})
