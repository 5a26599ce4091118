/** One value for each output pipe, in their order; made by `outputs`. */
export class Outputs<Values extends unknown[] = unknown[]> {
  /** @param values one for each output pipe, in their order */
  constructor(readonly values: Values) {}
}

/**
 * Says that the values go to the job's output pipes one by one, in their order. Without it a returned value, also an
 * array, goes to every output.
 *
 * The number of values must be the number of output pipes, else the job fails with both numbers.
 *
 * @example
 * run(value: number) {
 *   return outputs(Math.floor(value), value % 1)
 * }
 */
export function outputs<Values extends unknown[]>(...values: Values): Outputs<Values> {
  return new Outputs(values)
}
