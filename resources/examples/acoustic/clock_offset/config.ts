import { defineNetwork, Node, ObjectPipe } from 'fission'
import { CorrelatorJob } from './jobs/correlator-job'
import { RecordingJob } from './jobs/recording-job'
import { SpectrumJob } from './jobs/spectrum-job'
import { TrackerJob } from './jobs/tracker-job'
import { TrackSinkJob } from './jobs/track-sink-job'
import { FramePipe } from './pipes/pipes'

export default defineNetwork({
  user: 'pi',
  nodes: [new Node('192.168.4.2'), new Node('192.168.4.3')],
  jobs: [
    new RecordingJob({
      file: 'clock_offset/source/recording.wav',
      blockLength: 1024,
      outputs: [new FramePipe(101), new FramePipe(102)],
    }),
    new SpectrumJob({ inputs: [new FramePipe(101)], outputs: [new ObjectPipe(201)] }),
    new SpectrumJob({ inputs: [new FramePipe(102)], outputs: [new ObjectPipe(202)] }),
    new CorrelatorJob({
      maxDelay: 512,
      inputs: [new ObjectPipe(201), new ObjectPipe(202)],
      outputs: [new ObjectPipe(301)],
    }),
    new TrackerJob({ inputs: [new ObjectPipe(301)], outputs: [new ObjectPipe(401)] }),
    new TrackSinkJob({ path: 'track.csv', inputs: [new ObjectPipe(401)] }),
  ],
})
