import { defineNetwork, JsonPipe, PythonJob } from 'fission'
import { crash, nodes } from '../shared/nodes'
import { Beats, Joins, type Beat, type Pair, PairsSink } from './jobs'

export default defineNetwork({
  jobs: [
    new Beats({ outputs: [new JsonPipe<Beat>(1)] }),
    new PythonJob({
      module: 'plain.passes',
      className: 'Passes',
      inputs: [new JsonPipe<Beat>(1)],
      outputs: [new JsonPipe<Beat>(2)],
    }),
    new Beats({ outputs: [new JsonPipe<Beat>(3)] }),
    new Joins({
      inputs: [new JsonPipe<Beat>(2), new JsonPipe<Beat>(3)],
      outputs: [new JsonPipe<Pair>(4)],
    }),
    new PairsSink({ path: 'rows.csv', inputs: [new JsonPipe<Pair>(4)] }),
  ],
  nodes,
  crash,
})
