import { defineNetwork, ObjectPipe } from 'fission'
import { DisplayJob, MeanJob, SensorJob } from './jobs/jobs'
import { ReadingsPipe } from './pipes/pipes'

export default defineNetwork({
  // Bytes of the head of every block. One is the default and gives five bits of your own.
  headSize: 1,
  jobs: [
    new SensorJob({ outputs: [new ReadingsPipe(101)] }),
    new MeanJob({ inputs: [new ReadingsPipe(101)], outputs: [new ObjectPipe(102)] }),
    new DisplayJob({ inputs: [new ObjectPipe(102)] }),
  ],
})
