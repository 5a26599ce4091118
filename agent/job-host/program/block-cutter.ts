/** Where the blocks that a program wrote end: by their size, by line, by MessagePack, or as the pipe's class says. */
import type { PipeDescription } from '../../core/network/description'
import { messagePackLength } from '../../sdk/message-pack-length'
import type { Pipe } from '../../sdk/pipe'
import { JobFailure } from '../job-failure'

const NEWLINE = 0x0a

export interface BlockCutter {
  /** False where another look is not worth it yet: the last bytes to come are `chunk`, of `bytes` of the block in all. */
  mayEndWith(chunk: Buffer, bytes: number): boolean
  /** The end of the block that begins at `start`; null: not here yet. */
  endOf(buffer: Buffer, start: number): number | null
}

/** `pipe`: gives the pipe itself, which is needed only where its class must be asked. Throws JobFailure. */
export function blockCutter(
  { blockSize, encoding, type, id }: PipeDescription,
  label: string,
  pipe: () => Pipe | null,
): BlockCutter {
  if (blockSize !== null) return fixedSize(blockSize)
  if (encoding === 'json') return lines
  if (encoding === 'messagepack') return byClass(messagePackLength)
  const own = pipe()
  const find = own?.blockLength?.bind(own)
  if (find !== undefined) return byClass(find)
  const advice = `give ${type} a blockSize or a blockLength()`
  throw new JobFailure('load', `${label} writes to ${type} ${id}, whose blocks have no known end; ${advice}`)
}

function fixedSize(size: number): BlockCutter {
  return {
    mayEndWith: (_, bytes) => bytes >= size,
    endOf: (buffer, start) => (start + size <= buffer.length ? start + size : null),
  }
}

const lines: BlockCutter = {
  mayEndWith: (chunk) => chunk.includes(NEWLINE),
  endOf: (buffer, start) => buffer.indexOf(NEWLINE, start) + 1 || null,
}

function byClass(find: (bytes: Buffer) => number | null): BlockCutter {
  return {
    mayEndWith: () => true,
    endOf: (buffer, start) => {
      const length = find(buffer.subarray(start))
      return length !== null && length > 0 && start + length <= buffer.length ? start + length : null
    },
  }
}
