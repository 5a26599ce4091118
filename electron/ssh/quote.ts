/** The only place where arguments become a command line: SSH carries a string, which the account's shell reads. */

/**
 * Quotes arguments for a POSIX shell, so that it starts the program `argv[0]` with exactly the others. Every argument
 * stands in single quotes, within which nothing has a meaning but the quote itself.
 *
 * Throws a RangeError for an argument with a zero byte, which no program can be given, and for an empty list.
 */
export function quoteArguments(argv: readonly string[]): string {
  if (argv.length === 0) throw new RangeError('There is no program to start')
  return argv.map(quoteArgument).join(' ')
}

function quoteArgument(argument: string): string {
  if (argument.includes('\0')) throw new RangeError('An argument cannot contain a zero byte')
  return `'${argument.replaceAll("'", String.raw`'\''`)}'`
}
