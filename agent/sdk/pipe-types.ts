/** Which pipes fit which arguments and results of `run`. The two symbols carry types and never a value. */
import type { Outputs } from './outputs'

/** Marks what a pipe gives to `run`. */
export const gives: unique symbol = Symbol('fission.gives')

/** Marks what a pipe takes from `run`. */
export const takes: unique symbol = Symbol('fission.takes')

/** Taken from a method, so that a `Pipe<number>` may still be held in a variable of type `Pipe`. */
export type Taker<T> = { take(value: T): void }['take']

type Item<T> = T extends readonly (infer E)[] ? E : never

/**
 * A pipe that can feed an argument of type `T`. For an argument that is a list, this is a pipe of such lists or a
 * pipe of its items whose `blockCount` collects them; the compiler cannot tell the two apart.
 */
export interface InputPipe<T> {
  /** Identifies the pipe in its network. */
  readonly id: number
  readonly [gives]: T | Item<T>
}

/** A pipe that can carry a returned value of type `T`. */
export interface OutputPipe<T> {
  /** Identifies the pipe in its network. */
  readonly id: number
  readonly [takes]: (value: T) => void
}

/** The pipes that fit the arguments of `run`, in their order. */
export type InputPipes<Inputs extends unknown[]> = { readonly [K in keyof Inputs]: InputPipe<Inputs[K]> }

/** The pipes that fit what `run` returns: one value for all of them, or `outputs(…)` with one for each. */
export type OutputPipes<Output> = unknown extends Output
  ? readonly OutputPipe<never>[]
  : Output extends Outputs<infer Values>
    ? { readonly [K in keyof Values]: OutputPipe<Values[K]> }
    : readonly OutputPipe<Output>[]
