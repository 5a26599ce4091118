/** The three ways in which a window and its host speak; a domain of the contract is made of them. */
import type * as z from 'zod'

/** The window asks once and gets one answer or an error. */
export interface RequestSpec<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  kind: 'request'
  input: I
  output: O
}

/** The host tells every window. */
export interface EventSpec<P extends z.ZodType = z.ZodType> {
  kind: 'event'
  payload: P
}

/** The window opens it, the host sends items; each is acknowledged, so a slow window slows only itself. */
export interface StreamSpec<I extends z.ZodType = z.ZodType, T extends z.ZodType = z.ZodType> {
  kind: 'stream'
  input: I
  item: T
}

type Members = Record<string, RequestSpec | EventSpec | StreamSpec>

/** One file of the contract: everything that may be asked about one subject. */
export interface Domain<N extends string = string, M extends Members = Members> {
  name: N
  members: M
}

/** A question with one answer. */
export function request<I extends z.ZodType, O extends z.ZodType>(input: I, output: O): RequestSpec<I, O> {
  return { kind: 'request', input, output }
}

/** News for every window. */
export function event<P extends z.ZodType>(payload: P): EventSpec<P> {
  return { kind: 'event', payload }
}

/** Items that follow each other for as long as the window listens. */
export function stream<I extends z.ZodType, T extends z.ZodType>(input: I, item: T): StreamSpec<I, T> {
  return { kind: 'stream', input, item }
}

/** Gathers the members of one subject; the channel of a member is `name/member`. */
export function domain<const N extends string, M extends Members>(name: N, members: M): Domain<N, M> {
  return { name, members }
}
