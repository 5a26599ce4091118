/** Whether a program ended well. */
import type { PipeDescription } from '../../core/network/description'
import { JobFailure } from '../job-failure'
import type { ProgramOutput } from './program-output'
import type { ProgramPipe } from './program-pipes'
import type { ProgramEnd } from './program-process'

/** Why it did not; null: exit code 0, every block whole, and every named pipe opened. */
export function judgeEnd(
  end: ProgramEnd,
  words: string,
  pipes: readonly ProgramPipe[],
  described: readonly PipeDescription[],
  outputs: readonly ProgramOutput[],
): JobFailure | null {
  const cutOff = outputs.flatMap(({ leftOver }, i) => {
    const { type, id } = described[i]!
    return leftOver === 0
      ? []
      : [`in the middle of a block of ${type} ${id}, of which it wrote ${leftOver} bytes`]
  })
  const all = [words, ...cutOff].join(', ')
  if (end.code !== 0 || cutOff.length > 0) return new JobFailure('run', all)
  const unopened = pipes.filter(({ wasOpened }) => !wasOpened).map(({ flag, path }) => `${flag} ${path}`)
  return unopened.length === 0
    ? null
    : new JobFailure('load', `${all}, but has never opened ${unopened.join(' and ')}`)
}
