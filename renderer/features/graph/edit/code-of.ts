/** What a user types for a parameter, as code. */

/** A text needs no quotes where the class says that it is one; everything else is code already. */
export function codeOf(typed: string, type: string): string {
  const isText = type === 'string' || type === 'str'
  if (!isText || /^(['"`]).*\1$/.test(typed) || /^[A-Za-z_]\w*\(/.test(typed)) return typed
  const quote = type === 'str' ? '"' : "'"
  return quote + typed.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`) + quote
}
