/** What the types know of messages: their placeholders, and whether two languages agree on them. */

/** A message in the syntax of vue-i18n: `{name}` is a placeholder, ` | ` separates one from many. */
type Message = string
export interface Messages {
  readonly [key: string]: Message | Messages
}

/** Names of a message's placeholders; `{'|'}` is a literal and none. */
type Placeholder<M> = M extends `${string}{${infer Name}}${infer Rest}`
  ? (Name extends `'${string}` ? never : Name) | Placeholder<Rest>
  : never

/** The same shape with messages of any words. */
export type Shape<M extends Messages> = {
  readonly [K in keyof M]: M[K] extends Messages ? Shape<M[K]> : Message
}

/** `true` where both messages have the same placeholders and both or none have a plural. */
type Agrees<A, B> = [Placeholder<A>, IsPlural<A>] extends [Placeholder<B>, IsPlural<B>]
  ? [Placeholder<B>] extends [Placeholder<A>]
    ? true
    : false
  : false
type IsPlural<M> = M extends `${string} | ${string}` ? true : false

/** What a translation must be: every key, no other key, the same placeholders. */
export type Translation<M extends Messages, T> = {
  readonly [K in keyof M | keyof T]: K extends keyof M & keyof T
    ? M[K] extends Messages
      ? Translation<M[K], T[K]>
      : Agrees<M[K], T[K]> extends true
        ? Message
        : { differsFromEnglish: Placeholder<M[K]> }
    : never
}

/** Numbers are written as the language does; identifiers, such as lines and ports, are passed as strings. */
export type Value = string | number

/** How a message is used: as it is, or called with what its placeholders stand for. */
export type Texts<M extends Messages> = {
  readonly [K in keyof M]: M[K] extends Messages
    ? Texts<M[K]>
    : [Placeholder<M[K]>] extends [never]
      ? string
      : (values: Values<M[K]>) => string
}

/** A plural is chosen by `count`. */
type Values<M> = {
  readonly [Name in Placeholder<M>]: IsPlural<M> extends true
    ? Name extends 'count'
      ? number
      : Value
    : Value
}
