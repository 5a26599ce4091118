/** How the program of an executable is called. */
import { statSync } from 'node:fs'
import path from 'node:path'
import type { Program } from '../../../agent/core/network/description'
import { MarveloJob, type ExecutableJob } from '../../../agent/sdk/executable-job'
import { whole } from './describe-pipe'

/** Describes the program; whether it is there is looked up below the project's root. */
export function describeProgram(job: ExecutableJob, root: string): Program {
  const command = wordsOf(job.executable)
  const [directory = ''] = typeof job.dependencies === 'string' ? [job.dependencies] : job.dependencies
  return {
    command,
    parameters: wordsOf(job.parameters),
    inputFlag: job.inputFlag,
    outputFlag: job.outputFlag,
    pipesAs: job instanceof MarveloJob ? 'descriptors' : 'paths',
    openTimeoutMs: whole(job.openTimeoutMs),
    isMissing: isProgramMissing(command, path.resolve(root, directory)),
  }
}

/** Arguments from a text, which is cut at white space, or from a list. */
export function wordsOf(given: string | readonly string[]): string[] {
  return typeof given === 'string' ? given.split(/\s+/).filter((word) => word !== '') : [...given]
}

/** True for a path that can only mean a file in the directory of the dependencies, where there is none. */
export function isProgramMissing([program = '']: readonly string[], directory: string): boolean {
  if (!program.includes('/') || path.isAbsolute(program)) return false
  return statSync(path.resolve(directory, program), { throwIfNoEntry: false })?.isFile() !== true
}
