/** `fission`: what TypeScript job code imports. */
export { Head } from '../core/head/head'
export { BytesPipe } from './bytes-pipe'
export { ClockJob, type ClockOptions } from './clock-job'
export { CsvSinkJob, type CsvSinkOptions } from './csv-sink-job'
export { defineNetwork, Network, type CrashConfig, type NetworkConfig } from './define-network'
export { ExecutableJob, MarveloJob, type ExecutableOptions } from './executable-job'
export { emulate } from './emulate/emulate'
export { EmulationError } from './emulate/emulation-error'
export { type EmulatedRound, type EmulateOptions, type JobEmulator } from './emulate/job-emulator'
export { type PipeEmulator } from './emulate/pipe-emulator'
export { ForwardingJob } from './forwarding-job'
export { InteractiveJob } from './interactive-job'
export { Job, type InputHead, type JobOptions, type NodeInfo, type RunResult } from './job'
export { JsonPipe } from './json-pipe'
export { local, LocalJob } from './local-job'
export { withLogging, type LoggedJobClass, type LogRecord } from './logging'
export { LoggingSinkJob } from './logging-sink-job'
export { MessagePackPipe } from './message-pack-pipe'
export { NdArray, type TypedArray } from './nd-array'
export { MultiNode, Node, type NodeOptions } from './node'
export { ObjectPipe } from './object-pipe'
export {
  optional,
  OptionalBytesPipe,
  OptionalJsonPipe,
  OptionalMessagePackPipe,
  OptionalObjectPipe,
  type OptionalAttributes,
  type OptionalOptions,
} from './optional-pipe'
export { outputs, Outputs } from './outputs'
export { Pipe, type JobClassName } from './pipe'
export { type InputPipe, type OutputPipe } from './pipe-types'
export { PythonJob, type PythonJobOptions } from './python-job'
export { reset } from './registry'
export { sleep } from './sleep'
