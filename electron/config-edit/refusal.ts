/** Why a change cannot be made on the graph, with the place where it can be made by hand. */

export class Refusal extends Error {
  override readonly name = 'Refusal'

  constructor(
    message: string,
    readonly hint: string,
    readonly place: { file: string; line: number } | null = null,
  ) {
    super(message)
  }
}

/** What is asked for is computed by code. */
export function computed(what: string, file: string, line: number): Refusal {
  const message = `${what} computed by code, which the graph cannot rewrite (${file}:${line})`
  return new Refusal(message, 'Change the code there.', { file, line })
}
