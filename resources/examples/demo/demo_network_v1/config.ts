// ----------------------------------------------------
// FISSION CONFIG FILE
// ----------------------------------------------------
import { defineNetwork, Node, ObjectPipe } from 'fission'
import { JoinJob, ReduceJob, SourceJob } from './jobs/jobs'
import { ReducePipe } from './pipes/pipes'

export default defineNetwork({
  user: 'pi',
  logLevel: 'INFO',

  jobs: [
    new SourceJob({ outputs: [new ObjectPipe(101)] }),
    new SourceJob({ outputs: [new ObjectPipe(102)] }),
    new SourceJob({ outputs: [new ObjectPipe(103)] }),
    new JoinJob({
      inputs: [new ObjectPipe(101), new ObjectPipe(102), new ObjectPipe(103)],
      outputs: [new ReducePipe(105)],
    }),
    new ReduceJob({ inputs: [new ReducePipe(105)] }),
  ],

  nodes: [new Node('192.168.4.2'), new Node('192.168.4.3'), new Node('192.168.4.4')],
})
