/** Errors of user code as their author wants to read them: only the project's own files and lines. */
import { bundleFiles, isOwnFile, originalPosition, type SourcePosition } from './source-maps'

/** An error in words. */
export interface UserStack {
  /** `TypeError: x is not a function`; a plain Error's message stands alone. */
  message: string
  /** The message, then a line `    at SourceJob.run (demo/jobs/jobs.ts:12:9)` for each call in the project. */
  stack: string
  /** The innermost place in the project, if there is one. */
  position: SourcePosition | undefined
}

/** Errors that caused errors are shown up to this depth. */
const MAX_CAUSES = 3

/** Describes anything that was thrown; never throws itself. */
export function userStack(error: unknown): UserStack {
  const message = messageOf(error)
  const frames = framesOf(error)
  const lines = [message, ...frames.map(({ text }) => text)]
  let cause = causeOf(error)
  for (let depth = 0; cause !== undefined && depth < MAX_CAUSES; depth++) {
    lines.push(`caused by: ${messageOf(cause)}`, ...framesOf(cause).map(({ text }) => text))
    cause = causeOf(cause)
  }
  return { message, stack: lines.join('\n'), position: frames[0]?.position }
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return `thrown: ${shown(error)}`
  const { name, message } = error
  if (message === '') return name
  return name === 'Error' ? message : `${name}: ${message}`
}

function shown(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return value
    case 'object':
    case 'function':
      return Object.prototype.toString.call(value)
    default:
      return String(value)
  }
}

function causeOf(error: unknown): unknown {
  return error instanceof Error ? error.cause : undefined
}

interface Frame {
  text: string
  position: SourcePosition
}

function framesOf(error: unknown): Frame[] {
  if (!(error instanceof Error) || typeof error.stack !== 'string') return []
  return error.stack.split('\n').flatMap((line) => {
    const frame = frameOf(line)
    return frame === undefined ? [] : [frame]
  })
}

function frameOf(line: string): Frame | undefined {
  const call = /^\s+at (.*):(\d+):(\d+)\)?$/.exec(line)
  const before = call?.[1] ?? ''
  // Paths may contain spaces and brackets, so the bundle's own name is looked for.
  const bundle = bundleFiles().find((file) => before.endsWith(file))
  if (bundle === undefined) return undefined
  const position = originalPosition(bundle, Number(call?.[2]), Number(call?.[3]))
  if (position === undefined || !isOwnFile(position.file)) return undefined
  const caller = before
    .slice(0, -bundle.length)
    .replace(/\s*\($/, '')
    .trim()
  const place = `${position.file}:${position.line}:${position.column}`
  const text = caller === '' || caller === 'Object.<anonymous>' ? place : `${caller} (${place})`
  return { text: `    at ${text}`, position }
}
