import { ClockJob, defineNetwork, ObjectPipe } from 'fission'
import { TargetJob, ThermostatJob } from './jobs/jobs'
import { ChangePipe, TargetPipe } from './pipes/pipes'

export default defineNetwork({
  jobs: [
    new ClockJob({ intervalMs: 500, outputs: [new ObjectPipe(101)] }),
    new TargetJob({ outputs: [new TargetPipe(102), new ChangePipe(103)] }),
    new ThermostatJob({ inputs: [new ObjectPipe(101), new TargetPipe(102), new ChangePipe(103)] }),
  ],
})
