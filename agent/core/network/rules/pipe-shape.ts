/** A pipe's own numbers and class: id, BLOCK_COUNT, BLOCK_SIZE, one class per id. */
import { MAX_PIPE_ID } from '../description'
import { atPipe, endsOf, pipeRoute, placeInBrackets, type Rule } from './rule'

/** Ids that the frame header cannot carry. */
export const pipeIds: Rule = (context) =>
  context.network.pipes
    .filter((pipe) => pipe.id < 0 || pipe.id > MAX_PIPE_ID)
    .map((pipe) => ({
      code: 'pipe-id-range',
      severity: 'error',
      message: `${pipeRoute(pipe, endsOf(context, pipe.id))} has an id outside 0 to ${MAX_PIPE_ID}`,
      hint: `Give it an id from 0 to ${MAX_PIPE_ID} that no other pipe has.`,
      ...atPipe(pipe, endsOf(context, pipe.id)),
    }))

/** Ids that were used for pipes of two classes. */
export const pipeConflicts: Rule = (context) =>
  context.network.pipes.flatMap((pipe) => {
    const ends = endsOf(context, pipe.id)
    return pipe.conflicts.map((other) => ({
      code: 'pipe-id-reused',
      severity: 'error' as const,
      message: `${pipeRoute(pipe, ends)}${placeInBrackets(pipe.position)} and a pipe of class ${other.type} have the same id`,
      hint: `Use the same class at both ends of pipe ${pipe.id}, or give one of the two pipes another id.`,
      ...atPipe(pipe, ends),
      position:
        other.position ?? pipe.position ?? ends.sources[0]?.position ?? ends.destinations[0]?.position,
    }))
  })

const isCount = (value: number) => Number.isSafeInteger(value) && value >= 1

/** BLOCK_COUNT and BLOCK_SIZE below 1, or not whole. */
export const pipeBlocks: Rule = (context) =>
  context.network.pipes.flatMap((pipe) => {
    const ends = endsOf(context, pipe.id)
    const wrong = (code: string, name: string, value: number, meaning: string) => ({
      code,
      severity: 'error' as const,
      message: `${pipeRoute(pipe, ends)} has ${context.word(name)} ${value}; it must be a whole number of at least 1`,
      hint: `Set ${context.word(name)} to ${meaning}.`,
      ...atPipe(pipe, ends),
    })
    return [
      ...(isCount(pipe.blockCount)
        ? []
        : [
            wrong(
              'pipe-block-count',
              'blockCount',
              pipe.blockCount,
              'the number of blocks that its reader takes at once',
            ),
          ]),
      ...(pipe.blockSize === null || isCount(pipe.blockSize)
        ? []
        : [wrong('pipe-block-size', 'blockSize', pipe.blockSize, 'the bytes of one block')]),
    ]
  })
