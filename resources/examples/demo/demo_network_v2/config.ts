import { defineNetwork, ObjectPipe } from 'fission'
import { FactorJob, ReduceJob, SourceJob } from '../shared/jobs/jobs'
import { nodes } from '../shared/nodes/nodes'
import { FactorPipe, ReducePipe } from '../shared/pipes/pipes'
import { JoinJob } from './jobs/jobs'

const intervalMs = 250

export default defineNetwork({
  user: 'pi',
  nodes,
  jobs: [
    new FactorJob({ outputs: [new FactorPipe(104)] }),
    new SourceJob({ intervalMs, outputs: [new ObjectPipe(101)] }),
    new SourceJob({ intervalMs, outputs: [new ObjectPipe(102)] }),
    new SourceJob({ intervalMs, outputs: [new ObjectPipe(103)] }),
    new JoinJob({
      inputs: [new ObjectPipe(101), new ObjectPipe(102), new ObjectPipe(103), new FactorPipe(104)],
      outputs: [new ReducePipe(105)],
    }),
    new ReduceJob({ inputs: [new ReducePipe(105)] }),
  ],
})
