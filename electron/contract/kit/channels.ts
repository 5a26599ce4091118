/** The contract's types by channel name, derived from the domains. */
import type * as z from 'zod'
import type { Domain, EventSpec, RequestSpec, StreamSpec } from './define'

type Domains = readonly Domain[]

/** Channel → its specification, for every member of every domain. */
export type SpecsOf<D extends Domains> = UnionToIntersection<
  D[number] extends infer E ? SpecsOfOne<E> : never
>

type SpecsOfOne<E> =
  E extends Domain<infer N, infer M> ? { [K in keyof M & string as `${N}/${K}`]: M[K] } : never

type UnionToIntersection<U> = (U extends unknown ? (value: U) => void : never) extends (
  value: infer I,
) => void
  ? I
  : never

/** Names of the channels of one kind. */
export type ChannelsOf<S, Kind extends string> = {
  [K in keyof S]: S[K] extends { kind: Kind } ? K : never
}[keyof S] &
  string

/** What goes in, as its sender writes it; defaults may be left out. */
export type InputOf<T> = T extends RequestSpec<infer I> | StreamSpec<infer I> ? z.input<I> : never
/** What goes in, as the host reads it. */
export type ParsedInputOf<T> = T extends RequestSpec<infer I> | StreamSpec<infer I> ? z.output<I> : never
export type OutputOf<T> = T extends RequestSpec<z.ZodType, infer O> ? z.output<O> : never
export type ItemOf<T> = T extends StreamSpec<z.ZodType, infer I> ? z.output<I> : never
export type PayloadOf<T> = T extends EventSpec<infer P> ? z.output<P> : never
