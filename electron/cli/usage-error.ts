/** Mistakes on the command line, in the form of all other errors. */

/** Turns commander's text into `error: …` and `hint: …`; its suggestion becomes the hint. */
export function reviseUsageError(text: string): string {
  const [first = '', ...rest] = text.trim().split('\n')
  const [, suggestion] = /^\(Did you mean (.+)\?\)$/.exec(rest.join(' ')) ?? []
  const hint = suggestion ? `Did you mean ${suggestion}?` : 'Add --help to see how it is used.'
  return `${first}\nhint: ${hint}\n`
}
