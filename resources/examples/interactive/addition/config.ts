import { defineNetwork, ObjectPipe } from 'fission'
import { AddJob, NumberJob } from './jobs/jobs'

export default defineNetwork({
  jobs: [
    new NumberJob({ outputs: [new ObjectPipe(101)] }),
    new NumberJob({ outputs: [new ObjectPipe(102)] }),
    new AddJob({ inputs: [new ObjectPipe(101), new ObjectPipe(102)] }),
  ],
})
