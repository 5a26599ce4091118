import { BytesPipe } from './bytes-pipe'
import { JsonPipe } from './json-pipe'
import { MessagePackPipe } from './message-pack-pipe'
import { ObjectPipe } from './object-pipe'
import type { Pipe } from './pipe'

/** What an optional pipe does while its receiver is busy or has had no value yet. */
export interface OptionalOptions {
  /** Value that `run` gets until one has come; undefined unless set. */
  default?: unknown
  /** True: the last value stays. False (default): each value is passed once, then the default returns. */
  store?: boolean
  /** Blocks that wait while the receiver is busy (default 1); 0: as many as memory limits allow. */
  bufferSize?: number
  /** Which block gives way when the buffer is full: the one that has waited longest (default), or the new one. */
  deleteMode?: 'oldest' | 'newest'
}

/** Class attributes that an optional pipe has besides those of every pipe. */
export interface OptionalAttributes {
  /** Value that `run` gets until one has come. */
  optionalDefault: unknown
  /** True: the last value stays. False: each value is passed once, then the default returns. */
  optionalStore: boolean
  /** Blocks that wait while the receiver is busy; 0: as many as memory limits allow. */
  optionalBufferSize: number
  /** Which block gives way when the buffer is full. */
  optionalDeleteMode: 'oldest' | 'newest'
}

type PipeClass = abstract new (...args: never[]) => Pipe

/** Any pipe whose encoding is written. */
interface WrittenPipe extends Pipe {
  pack(value: unknown): Uint8Array
  unpack(bytes: Buffer): unknown
}

/**
 * Makes an optional pipe class from any pipe class: `run` never waits for it.
 *
 * Make the class once and use it at both ends; each call gives another class.
 *
 * @example
 * const SettingsPipe = optional(JsonPipe, { default: { gain: 1 }, store: true })
 * new SettingsPipe(104)
 */
export function optional<Base extends PipeClass>(
  base: Base,
  options: OptionalOptions = {},
): Base & OptionalAttributes {
  const { default: value, store = false, bufferSize = 1, deleteMode = 'oldest' } = options
  class OptionalPipe extends (base as unknown as new (...args: unknown[]) => WrittenPipe) {
    static async = true
    static optionalDefault = value
    static optionalStore = store
    static optionalBufferSize = bufferSize
    static optionalDeleteMode = deleteMode
  }
  Object.defineProperty(OptionalPipe, 'name', { value: `Optional${base.name}` })
  return OptionalPipe as unknown as Base & OptionalAttributes
}

/** The optional attributes of a pipe, or null of a pipe that is not optional; for the job host and the inspector. */
export function optionalAttributes(pipe: Pipe): OptionalAttributes | null {
  const attributes = pipe.constructor as unknown as Partial<OptionalAttributes>
  if (attributes.optionalBufferSize === undefined) return null
  const own = pipe as unknown as Partial<OptionalAttributes>
  return {
    optionalDefault: 'optionalDefault' in own ? own.optionalDefault : attributes.optionalDefault,
    optionalStore: own.optionalStore ?? attributes.optionalStore ?? false,
    optionalBufferSize: own.optionalBufferSize ?? attributes.optionalBufferSize,
    optionalDeleteMode: own.optionalDeleteMode ?? attributes.optionalDeleteMode ?? 'oldest',
  }
}

/** An ObjectPipe that `run` never waits for. Derive from it to set `optionalDefault` and the like. */
export class OptionalObjectPipe<T = unknown> extends optional(ObjectPipe)<T> {}

/** A JsonPipe that `run` never waits for. Derive from it to set `optionalDefault` and the like. */
export class OptionalJsonPipe<T = unknown> extends optional(JsonPipe)<T> {}

/** A MessagePackPipe that `run` never waits for. Derive from it to set `optionalDefault` and the like. */
export class OptionalMessagePackPipe<T = unknown> extends optional(MessagePackPipe)<T> {}

/** A BytesPipe that `run` never waits for. Derive from it to set `optionalDefault` and the like. */
export class OptionalBytesPipe extends optional(BytesPipe) {}
