import { defineNetwork, JsonPipe, MessagePackPipe, Node, PythonJob } from 'fission'
import { NoteJob } from './jobs/note-job'
import { ToneJob } from './jobs/tone-job'

export default defineNetwork({
  user: 'pi',
  nodes: [new Node('192.168.4.2'), new Node('192.168.4.3')],
  jobs: [
    new ToneJob({ notes: [69, 71, 73, 74, 76], outputs: [new MessagePackPipe(1)] }),
    // Its code is melody/jobs/pitch_job.py.
    new PythonJob({
      module: 'melody.jobs.pitch_job',
      className: 'PitchJob',
      arguments: { least_level: 0.1 },
      inputs: [new MessagePackPipe(1)],
      outputs: [new JsonPipe(2)],
    }),
    new NoteJob({ inputs: [new JsonPipe(2)] }),
  ],
})
