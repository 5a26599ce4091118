/** Values of options, checked with the words of the command line. */
import { InvalidArgumentError } from 'commander'

/** More agents than this would not fit a computer's memory. */
const MOST_NODES = 256

/** A number of agents. */
export function nodeCount(text: string): number {
  const count = Number(text)
  if (Number.isInteger(count) && count >= 1 && count <= MOST_NODES) return count
  throw new InvalidArgumentError(`It must be a whole number from 1 to ${MOST_NODES}.`)
}

/** A time in seconds, given back in milliseconds. */
export function seconds(text: string): number {
  const value = Number(text)
  if (text.trim() !== '' && Number.isFinite(value) && value > 0) return value * 1000
  throw new InvalidArgumentError('It must be a number of seconds above 0.')
}

/** A whole number, 0 or more. */
export function wholeNumber(text: string): number {
  const value = Number(text)
  if (text.trim() !== '' && Number.isSafeInteger(value) && value >= 0) return value
  throw new InvalidArgumentError('It must be a whole number, 0 or more.')
}

/** Any value, as JSON. */
export function jsonValue(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new InvalidArgumentError(`It is not JSON; a text is written '${JSON.stringify(text)}'.`)
  }
}

/** `NAME=VALUE`, one after the other; a value is JSON where it can be read as such, else text. */
export function collectSettings(text: string, before: Record<string, unknown>): Record<string, unknown> {
  const [, name, value] = /^([A-Za-z_]\w*)=([\s\S]*)$/.exec(text) ?? []
  if (name === undefined || value === undefined) throw new InvalidArgumentError('It must be NAME=VALUE.')
  return { ...before, [name]: jsonOrText(value) }
}

function jsonOrText(value: string): unknown {
  try {
    return JSON.parse(value)
  } catch {
    // Text needs no quotes.
    return value
  }
}

/** A TCP port; 0 leaves the choice to the system. */
export function portNumber(text: string): number {
  const port = Number(text)
  if (text.trim() !== '' && Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw new InvalidArgumentError('It must be a whole number from 0 to 65535.')
}
