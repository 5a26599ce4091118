/** A pipe without jobs at its ends. */
import { inspect } from 'node:util'
import type { Pipe } from '../pipe'
import { packBlock, unpackBlock } from './blocks'

/** Calls a pipe like a function. */
export interface PipeEmulator<T = unknown> {
  /** Prints the bytes of the block and the value that arrives, and returns that. Throws EmulationError where it cannot be packed. */
  (value: T): T
  /** The pipe that is emulated. */
  readonly pipe: Pipe
}

/** An emulator of the pipe. */
export function emulatePipe<T>(pipe: Pipe<T>, show: (line: string) => void): PipeEmulator<T> {
  const anyPipe = pipe as unknown as Pipe
  const emulator = (value: T): T => {
    const block = packBlock(anyPipe, value)
    show(`pack:   ${inspect(block)}`)
    const arrived = unpackBlock(anyPipe, block)
    show(`unpack: ${inspect(arrived)}`)
    return arrived as T
  }
  return Object.assign(emulator, { pipe: anyPipe })
}
