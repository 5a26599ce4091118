import { Job } from './job'

/** A job that runs on the client's own computer. */
export abstract class LocalJob<Inputs extends unknown[] = unknown[], Output = unknown> extends Job<
  Inputs,
  Output
> {
  static override groups: string | readonly string[] = 'LOCAL'
}

type JobClass = abstract new (...args: never[]) => Job

/**
 * A class like the given one whose jobs run on the client's own computer.
 *
 * @example
 * class LocalSource extends local(SourceJob) {}
 */
export function local<Base extends JobClass>(base: Base): Base {
  abstract class LocalVariant extends (base as unknown as typeof Job) {
    static override groups: string | readonly string[] = 'LOCAL'
  }
  Object.defineProperty(LocalVariant, 'name', { value: `Local${base.name}` })
  return LocalVariant as unknown as Base
}
