import { CsvSinkJob, defineNetwork, ObjectPipe } from 'fission'
import { CountJob, PrintJob, SquareJob } from './jobs/jobs'

export default defineNetwork({
  // Jobs get the ids 1, 2, 3, … in this order. Pipes get their ids from you; two jobs that name the same id
  // are joined by it, and each pipe has exactly one job that writes it and one that reads it.
  jobs: [
    new CountJob({ outputs: [new ObjectPipe(101)] }),
    new SquareJob({ inputs: [new ObjectPipe(101)], outputs: [new ObjectPipe(102), new ObjectPipe(103)] }),
    new PrintJob({ inputs: [new ObjectPipe(102)] }),
    new CsvSinkJob({ path: 'squares.csv', colPattern: 'square', inputs: [new ObjectPipe(103)] }),
  ],
})
