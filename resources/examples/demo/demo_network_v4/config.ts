import { CsvSinkJob, defineNetwork, LoggingSinkJob, ObjectPipe } from 'fission'
import { FactorJob, SourceJob } from '../shared/jobs/jobs'
import { nodes } from '../shared/nodes/nodes'
import { FactorPipe, ReducePipe } from '../shared/pipes/pipes'
import { LoggedJoinJob, ReduceJob } from './jobs/jobs'

const intervalMs = 250

export default defineNetwork({
  user: 'pi',
  nodes,
  jobs: [
    new FactorJob({ outputs: [new FactorPipe(104)] }),
    new SourceJob({ intervalMs, outputs: [new ObjectPipe(101), new ObjectPipe(201)] }),
    new SourceJob({ intervalMs, outputs: [new ObjectPipe(102), new ObjectPipe(202)] }),
    new SourceJob({ intervalMs, outputs: [new ObjectPipe(103), new ObjectPipe(203)] }),
    new LoggedJoinJob({
      inputs: [new ObjectPipe(101), new ObjectPipe(102), new ObjectPipe(103), new FactorPipe(104)],
      // The last output is for the log.
      outputs: [new ReducePipe(105), new ObjectPipe(204), new ObjectPipe(205), new ObjectPipe(401)],
    }),
    new ReduceJob({ inputs: [new ReducePipe(105)], outputs: [new ObjectPipe(301)] }),
    new CsvSinkJob({
      path: 'rounds.csv',
      inputs: [201, 202, 203, 204, 205].map((id) => new ObjectPipe(id)),
    }),
    // One row per sum: a pipe with blockCount 5 lies before it, so every fifth round.
    new CsvSinkJob({ path: 'sums.csv', colPattern: 'sum', inputs: [new ObjectPipe(301)] }),
    new LoggingSinkJob({ path: 'log.csv', inputs: [new ObjectPipe(401)] }),
  ],
})
