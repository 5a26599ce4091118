/** Calls jobs and pipes like functions, for tests and for trying things out. */
import type { Job } from '../job'
import { Pipe } from '../pipe'
import { emulationPlace } from './place'
import { emulateJob, type EmulateOptions, type JobEmulator } from './job-emulator'
import { emulatePipe, type PipeEmulator } from './pipe-emulator'

/** `emulate(pipe)(value)` takes a value through `pack` and `unpack`, and shows both. */
export function emulate<T>(pipe: Pipe<T>, options?: EmulateOptions): PipeEmulator<T>
/**
 * `await emulate(job)(…inputs)` runs one round of the job in the process that it has in a run, and resolves with its outputs.
 *
 * The process reads the same files and takes the job with the same id. So construct the job at the top of a file, not
 * within a test.
 *
 * @example
 * const join = emulate(new JoinJob({ inputs: [new ObjectPipe(1), new ObjectPipe(2)], outputs: [new ObjectPipe(3)] }))
 * test('multiplies', async () => assert.deepEqual(await join(2, 3), [6]))
 */
export function emulate<Inputs extends unknown[]>(
  job: Job<Inputs>,
  options?: EmulateOptions,
): JobEmulator<Inputs>
export function emulate(target: Pipe | Job, options: EmulateOptions = {}): PipeEmulator | JobEmulator {
  if (target instanceof Pipe)
    return emulatePipe(target, options.show ?? emulationPlace()?.show ?? console.log)
  return emulateJob(target, options)
}
