// ----------------------------------------------------
// FISSION CONFIG FILE
// ----------------------------------------------------
import { CsvSinkJob, defineNetwork, ObjectPipe } from 'fission'
import { SourceJob } from './jobs/jobs'

export default defineNetwork({
  // The user on the remote machines
  user: 'pi',

  // The directory all the action is done in on the remote machines (default: in the user's home)
  // remoteRoot: '/home/pi/fission',

  // Logging: 'DEBUG', 'INFO', 'WARNING', 'ERROR' or 'CRITICAL', and the name of the file
  logLevel: 'INFO',
  logFile: 'FISSION.log',

  // The address of this computer as the nodes see it (default: found out)
  // clientIp: '192.168.4.1',

  // Opens a console window for each job
  debugWindow: false,

  // The jobs of the network, joined by pipes. A pipe with the same id is the same pipe; it needs one
  // job that writes it (outputs) and one that reads it (inputs). The order of inputs is the order of the
  // arguments of run. This network writes 1, 2, 3, … to results.csv on this computer.
  jobs: [
    new SourceJob({ outputs: [new ObjectPipe(101)] }),
    new CsvSinkJob({ path: 'results.csv', inputs: [new ObjectPipe(101)] }),
  ],

  // The nodes that run the jobs: Node or MultiNode objects, or the path of a CSV file (name, address, group, …).
  // A simulation needs none. For example: new Node('192.168.4.2'), or import them from './nodes/nodes'.
  nodes: [],

  // Copies every job's files to every node up front: a slower start, but a faster failover
  preCopy: false,

  // Bytes of the head that travels with each block
  headSize: 1,

  // Seconds between the heartbeats of a node. It is suspected after 3 missing ones, lost after 6.
  // pulseInterval: 0.15,

  // What the nodes do when the client is gone: 'continue' until it is back, or 'stop' after clientGraceMs
  // onClientLost: 'continue',

  // Keep the states of jobs on a second node too, for when the client and the job's node are lost together
  // copyStates: false,

  // A job that crashes is started again up to 3 times
  // crash: { restarts: 3, backoffMs: 250, giveUp: 'end-job' },
})
