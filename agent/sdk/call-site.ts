/** Where a constructor was called; costs a stack trace each, so it is recorded only on request. */
import { isBundle } from './source-maps'

/** A place in a bundle: line and column from 1. */
export interface Site {
  file: string
  line: number
  column: number
}

/** Constructors may call each other and stand inside helpers of the user; deeper calls are not looked for. */
const STACK_FRAMES = 64

let recording = false

/** Switches the recording of construction sites on or off; the inspector needs it, a running job does not. */
export function recordSites(on: boolean): void {
  recording = on
}

/**
 * The innermost call in a bundle that is not one of the named classes' own constructors: the `new …` expression.
 * Undefined when nothing is recorded or nobody in a bundle is calling.
 */
export function captureSite(constructors: readonly string[]): Site | undefined {
  if (!recording) return undefined
  const own = new Set(constructors)
  const frame = callSites()
    .filter((site) => isBundle(site.getFileName() ?? ''))
    .find((site) => !site.isConstructor() || !own.has(plainName(site.getFunctionName())))
  const file = frame?.getFileName()
  const line = frame?.getLineNumber()
  const column = frame?.getColumnNumber()
  return file && line && column ? { file, line, column } : undefined
}

/** The bundler writes `_Name` or `Name2` where a class refers to itself or two have one name. */
function plainName(name: string | null): string {
  return (name ?? '').replace(/^_/, '').replace(/\d+$/, '')
}

function callSites(): NodeJS.CallSite[] {
  const before = { prepare: Reflect.get(Error, 'prepareStackTrace') as unknown, limit: Error.stackTraceLimit }
  let sites: NodeJS.CallSite[] = []
  try {
    Error.stackTraceLimit = STACK_FRAMES
    Error.prepareStackTrace = (_error, frames) => {
      sites = frames
      return ''
    }
    // The frames are collected when the stack is first read.
    const error: { stack?: string } = {}
    Error.captureStackTrace(error)
    Reflect.get(error, 'stack')
  } finally {
    Reflect.set(Error, 'prepareStackTrace', before.prepare)
    Error.stackTraceLimit = before.limit
  }
  return sites
}
