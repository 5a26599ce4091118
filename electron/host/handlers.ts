/** How a domain of the contract is carried out: one function per request and stream, checked against its schemas. */
import type { ItemOf, OutputOf, ParsedInputOf, PayloadOf } from '../contract/kit/channels'
import type { EventChannel } from '../contract/kit/client'
import type { Specs } from '../contract/contract'
import type { Domain, RequestSpec, StreamSpec } from '../contract/kit/define'

/** Where a stream's items go; each `send` resolves when the window has taken the item. */
export interface Sink<T> {
  send(item: T): Promise<void>
  readonly isOpen: boolean
  onClose(listener: () => void): void
}

type HandlerOf<M> = M extends RequestSpec
  ? (input: ParsedInputOf<M>) => Promise<OutputOf<M>> | OutputOf<M>
  : M extends StreamSpec
    ? (input: ParsedInputOf<M>, sink: Sink<ItemOf<M>>) => Promise<void>
    : never

/** The functions of one domain; events have none, they are told to `Tell`. */
export type HandlersOf<D extends Domain> = {
  [K in keyof D['members'] as D['members'][K] extends RequestSpec | StreamSpec ? K : never]: HandlerOf<
    D['members'][K]
  >
}

/** Tells every window. */
export type Tell = <C extends EventChannel>(channel: C, payload: PayloadOf<Specs[C]>) => void

/** A domain with the functions that carry it out. */
export interface Implementation {
  domain: Domain
  handlers: Record<string, (input: never, sink: Sink<never>) => unknown>
}

/** Joins a domain and its functions. */
export function implement<D extends Domain>(domain: D, handlers: HandlersOf<D>): Implementation {
  return { domain, handlers }
}
