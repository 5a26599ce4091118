import { OptionalObjectPipe } from 'fission'

/** `run` gets 20 until a value comes, and then always the last one that came. */
export class TargetPipe extends OptionalObjectPipe<number> {
  static optionalDefault = 20
  static optionalStore = true
}

/** `run` gets null, except once for each value that comes. */
export class ChangePipe extends OptionalObjectPipe<number | null> {
  static optionalDefault = null
}
