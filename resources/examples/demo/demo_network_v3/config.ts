import { CsvSinkJob, defineNetwork, ObjectPipe } from 'fission'
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
    // A returned value goes to every output: 20x carries to the CSV file what 10x carries to JoinJob.
    new SourceJob({ intervalMs, outputs: [new ObjectPipe(101), new ObjectPipe(201)] }),
    new SourceJob({ intervalMs, outputs: [new ObjectPipe(102), new ObjectPipe(202)] }),
    new SourceJob({ intervalMs, outputs: [new ObjectPipe(103), new ObjectPipe(203)] }),
    new JoinJob({
      inputs: [new ObjectPipe(101), new ObjectPipe(102), new ObjectPipe(103), new FactorPipe(104)],
      outputs: [new ReducePipe(105), new ObjectPipe(204), new ObjectPipe(205)],
    }),
    new ReduceJob({ inputs: [new ReducePipe(105)] }),
    // Runs on the client. Round k of all five inputs makes one row.
    new CsvSinkJob({
      path: 'rounds.csv',
      inputs: [201, 202, 203, 204, 205].map((id) => new ObjectPipe(id)),
    }),
  ],
})
